namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// Self-BLEU (Zhu et al. 2018, Texygen): each text is scored by BLEU against all others as references; the mean says how much
/// the texts repeat each other. Exact, in time that grows linearly with the texts: of every n-gram the two largest counts are
/// kept, with the text that has the largest, so that "most often in any other text" is one look.
/// </summary>
public sealed class SelfBleu
{
    private readonly NltkBleu? nltk;
    private readonly BleuOptions options;

    private SelfBleu(BleuOptions options, NltkBleu? nltk, MetricSignature inner)
    {
        (this.options, this.nltk) = (options, nltk);
        Signature = inner with { Name = "self-" + inner.Name };
    }

    /// <summary>Range, direction, limits and source.</summary>
    public static MetricCard Card { get; } =
        new(
            "self-BLEU",
            "0 to 1 (NLTK's variant) or 0 to 100 (sacrebleu's)",
            "lower is more varied",
            "Rises with the number of texts, so compare sets of equal size only. Sees shared wording, not shared content.",
            "Zhu et al. 2018 (Texygen); BLEU as in NLTK 3.8 with method 1, or as in sacrebleu 2.6"
        );

    /// <summary>The variant in one line.</summary>
    public MetricSignature Signature { get; }

    /// <summary>The variant of the field: NLTK 3.8, equal weights up to an order, method 1, white-space words; 0 to 1.</summary>
    public static SelfBleu Nltk(int order = 4)
    {
        NltkBleuOptions variant = new() { Weights = NltkBleuOptions.Uniform(order), Smoothing = NltkSmoothing.Method1 };
        return new(new() { Order = order, Tokenizer = Tokenizer.None }, new(variant), variant.Signature("none"));
    }

    /// <summary>With sacrebleu's BLEU of a variant, effective order advised; 0 to 100.</summary>
    public static SelfBleu Sacrebleu(BleuOptions? options = null)
    {
        options ??= new() { EffectiveOrder = true };
        return new(options, null, options.Signature());
    }

    /// <summary>The mean over the texts.</summary>
    /// <exception cref="InputException">There are fewer than two texts.</exception>
    public double Mean(IReadOnlyList<string> texts) => Each(texts).Average();

    /// <summary>The score of each text against all others.</summary>
    /// <exception cref="InputException">There are fewer than two texts.</exception>
    public double[] Each(IReadOnlyList<string> texts)
    {
        if (texts.Count < 2)
        {
            throw new InputException(
                $"Self-BLEU compares texts with each other and got {texts.Count}; give two or more."
            );
        }
        LeaveOneOutNgrams ngrams = new(options.Order);
        TokenIds ids = new();
        Bleu bleu = new(options);
        foreach (var text in texts)
        {
            ngrams.Add([.. bleu.Tokens(text).Select(t => ids.Add(t))]);
        }
        return [.. Enumerable.Range(0, texts.Count).Select(i => Score(ngrams, i, bleu))];
    }

    private double Score(LeaveOneOutNgrams ngrams, int text, Bleu bleu)
    {
        var (length, closest) = (ngrams.Length(text), ngrams.ClosestOther(text));
        if (nltk is null)
        {
            BleuCounts counts = new(options.Order);
            ngrams.TakeMatches(text, counts.MatchesToFill);
            counts.AddLengths(length, closest);
            return bleu.Score(counts).Score;
        }
        NltkCounts nltkCounts = new(options.Order);
        ngrams.TakeMatches(text, nltkCounts.Matches);
        nltkCounts.AddLengths(length, closest);
        return nltk.Score(nltkCounts, nltkCounts);
    }
}
