namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// BLEU (Papineni et al. 2002) as sacrebleu 2.6 computes it (Post 2018). Texts are stripped at the end and tokenised; matches
/// are clipped by the largest count in any one reference; the closest reference length counts, the shorter one on a tie.
/// Without any match of a single token the score and all precisions are 0 under every smoothing.
/// Safe for use by several threads. Time grows linearly with the texts.
/// </summary>
public sealed class Bleu
{
    private readonly BleuOptions options;
    private readonly Spare<NgramWorkspace> spare = new();

    /// <summary>Creates a scorer of one variant.</summary>
    /// <exception cref="InputException">The order is below 1 or the smoothing value is not a number from 0 on.</exception>
    public Bleu(BleuOptions? options = null)
    {
        this.options = options ?? new();
        if (this.options.Order < 1)
        {
            throw new InputException($"BLEU's order is {this.options.Order}; give 1 or more.");
        }
        if (!(this.options.Value >= 0 && double.IsFinite(this.options.Value)))
        {
            throw new InputException($"BLEU's smoothing value is {this.options.Value}; give a number from 0 on.");
        }
    }

    /// <summary>Range, direction, limits and source.</summary>
    public static MetricCard Card { get; } =
        new(
            "BLEU",
            "0 to 100",
            "higher is closer to the references",
            "Counts shared word sequences only: a good paraphrase scores low, word order beyond four words and meaning are not "
                + "seen. Single short texts depend mostly on the smoothing. Comparable only under equal signatures.",
            "Papineni et al. 2002; Post 2018 (sacrebleu 2.6); smoothing: Chen and Cherry 2014"
        );

    /// <summary>The variant in one line, for example <c>BLEU|case:mixed|eff:no|tok:13a|smooth:exp|order:4|v:0.1.0</c>.</summary>
    public MetricSignature Signature => options.Signature();

    /// <summary>The score of one hypothesis against one or more references.</summary>
    /// <exception cref="InputException">There is no reference.</exception>
    public BleuScore Sentence(string hypothesis, params IReadOnlyList<string> references) =>
        Score(Count(hypothesis, references));

    /// <summary>The score of a corpus: counts are summed over all pairs before anything is divided.</summary>
    /// <exception cref="InputException">A hypothesis has no reference.</exception>
    public BleuScore Corpus(IEnumerable<(string Hypothesis, IReadOnlyList<string> References)> pairs)
    {
        BleuCounts sum = new(options.Order);
        foreach (var (hypothesis, references) in pairs)
        {
            sum.Add(Count(hypothesis, references));
        }
        return Score(sum);
    }

    /// <summary>The counts of one hypothesis, to be summed by a caller that streams a corpus.</summary>
    /// <exception cref="InputException">There is no reference.</exception>
    public BleuCounts Count(string hypothesis, params IReadOnlyList<string> references)
    {
        if (references.Count == 0)
        {
            throw new InputException("BLEU needs at least one reference for each hypothesis; add one.");
        }
        var work = spare.Take();
        Span<int> lengths = references.Count <= 16 ? stackalloc int[references.Count] : new int[references.Count];
        CountReferences(references, work, lengths);
        Tokenize(hypothesis, work.Tokens);
        BleuCounts counts = new(options.Order);
        work.Ngrams.TakeMatches(work.KnownIds(), counts.MatchesToFill);
        counts.AddLengths(work.Tokens.Count, Closest(lengths, work.Tokens.Count));
        spare.Return(work);
        return counts;
    }

    /// <summary>The score that counts give.</summary>
    public BleuScore Score(BleuCounts counts)
    {
        var order = options.Order;
        double[] matches = [.. counts.Matches];
        double[] totals = [.. counts.Totals];
        var precisions = new double[order];
        var (system, reference) = (counts.SystemLength, counts.ReferenceLength);
        var penalty =
            system >= reference ? 1
            : system == 0 ? 0
            : Math.Exp(1 - (double)reference / system);
        if (matches[0] == 0)
        {
            return new(0, precisions, penalty, system, reference, matches, totals);
        }
        var orders = Smooth(matches, totals, precisions);
        var logs = 0.0;
        for (var i = 0; i < orders; i++)
        {
            logs += Math.Log(precisions[i]); // -Infinity makes the score 0
        }
        return new(penalty * Math.Exp(logs / orders), precisions, penalty, system, reference, matches, totals);
    }

    // Fills the precisions and returns over how many orders the mean goes.
    private int Smooth(double[] matches, double[] totals, double[] precisions)
    {
        var orders = options.Order;
        var halving = 1.0;
        for (var i = 0; i < options.Order; i++)
        {
            if (options.Smoothing == BleuSmoothing.AddK && i > 0)
            {
                matches[i] += options.Value;
                totals[i] += options.Value;
            }
            if (totals[i] == 0)
            {
                break;
            }
            if (options.EffectiveOrder)
            {
                orders = i + 1;
            }
            precisions[i] = (matches[i], options.Smoothing) switch
            {
                (not 0, _) => 100 * matches[i] / totals[i],
                (_, BleuSmoothing.Exponential) => 100 / ((halving *= 2) * totals[i]),
                (_, BleuSmoothing.Floor) => 100 * options.Value / totals[i],
                _ => 0,
            };
        }
        return orders;
    }

    // Counts each n-gram as often as that reference has it which has it most often.
    private void CountReferences(IReadOnlyList<string> references, NgramWorkspace work, Span<int> lengths)
    {
        int[] most = [];
        for (var r = 0; r < references.Count; r++)
        {
            Tokenize(references[r], work.Tokens);
            lengths[r] = work.Tokens.Count;
            work.Ngrams.Counts.Clear();
            work.Ngrams.Add(work.AddedIds(), options.Order);
            if (references.Count > 1)
            {
                Array.Resize(ref most, work.Ngrams.Count);
                for (var i = 0; i < most.Length; i++)
                {
                    most[i] = Math.Max(most[i], work.Ngrams.Counts[i]);
                }
            }
        }
        most.CopyTo(work.Ngrams.Counts);
    }

    /// <summary>The reference length closest to a length; the shorter one on a tie.</summary>
    internal static int Closest(ReadOnlySpan<int> lengths, int length)
    {
        var closest = lengths[0];
        foreach (var candidate in lengths)
        {
            var (distance, best) = (Math.Abs(candidate - length), Math.Abs(closest - length));
            if (distance < best || (distance == best && candidate < closest))
            {
                closest = candidate;
            }
        }
        return closest;
    }

    /// <summary>The tokens that this variant counts.</summary>
    internal string[] Tokens(string text)
    {
        text = options.Lowercase ? PythonText.Lower(text) : text;
        return options.Tokenizer.Tokenize(PythonText.TrimEnd(text).ToString());
    }

    private void Tokenize(string text, TokenBuffer tokens)
    {
        tokens.Clear();
        if (options.Lowercase)
        {
            text = PythonText.Lower(text);
        }
        options.Tokenizer.Tokenize(PythonText.TrimEnd(text), tokens);
    }
}
