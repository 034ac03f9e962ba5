namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// chrF (Popović 2015) and chrF++ (Popović 2017) as sacrebleu 2.6 computes them: F-beta of the means, over the orders that both
/// texts have, of n-gram precision and recall; several references: the one with the best score. Characters are code points.
/// Safe for use by several threads. Time grows linearly with the texts.
/// </summary>
public sealed class Chrf
{
    private readonly ChrfOptions options;
    private readonly Spare<NgramWorkspace> spare = new();

    /// <summary>Creates a scorer of one variant.</summary>
    /// <exception cref="InputException">An order or beta is out of range.</exception>
    public Chrf(ChrfOptions? options = null)
    {
        this.options = options ?? new();
        if (this.options.CharacterOrder < 1 || this.options.WordOrder < 0 || !(this.options.Beta > 0))
        {
            throw new InputException(
                "chrF needs a character order of 1 or more, a word order of 0 or more and a beta above 0; correct the options."
            );
        }
    }

    /// <summary>Range, direction, limits and source.</summary>
    public static MetricCard Card { get; } =
        new(
            "chrF",
            "0 to 100",
            "higher is closer to the references",
            "Counts shared letter sequences, so word forms earn partial credit and no tokeniser is needed; meaning is not seen, "
                + "and unrelated texts of one language score well above 0.",
            "Popović 2015 (chrF), 2017 (chrF++); sacrebleu 2.6"
        );

    /// <summary>The variant in one line.</summary>
    public MetricSignature Signature => options.Signature();

    /// <summary>The score of one hypothesis against one or more references, 0 to 100.</summary>
    /// <exception cref="InputException">There is no reference.</exception>
    public double Sentence(string hypothesis, params IReadOnlyList<string> references) =>
        Score(Count(hypothesis, references));

    /// <summary>The score of a corpus: the counts of each best reference are summed before anything is divided.</summary>
    /// <exception cref="InputException">A hypothesis has no reference.</exception>
    public double Corpus(IEnumerable<(string Hypothesis, IReadOnlyList<string> References)> pairs)
    {
        var sum = NewCounts();
        foreach (var (hypothesis, references) in pairs)
        {
            sum.Add(Count(hypothesis, references));
        }
        return Score(sum);
    }

    /// <summary>Zero counts of this variant, to sum a corpus with.</summary>
    public ChrfCounts NewCounts() => new(options.CharacterOrder + options.WordOrder);

    /// <summary>The counts of one hypothesis with its best reference.</summary>
    /// <exception cref="InputException">There is no reference.</exception>
    public ChrfCounts Count(string hypothesis, params IReadOnlyList<string> references)
    {
        if (references.Count == 0)
        {
            throw new InputException("chrF needs at least one reference for each hypothesis; add one.");
        }
        var (best, bestScore) = (NewCounts(), -1.0);
        hypothesis = options.Lowercase ? PythonText.Lower(hypothesis) : hypothesis;
        foreach (var reference in references)
        {
            var counts = Compare(hypothesis, options.Lowercase ? PythonText.Lower(reference) : reference);
            if (Score(counts) is var score && score > bestScore)
            {
                (best, bestScore) = (counts, score);
            }
        }
        return best;
    }

    /// <summary>The score that counts give, 0 to 100.</summary>
    public double Score(ChrfCounts counts)
    {
        var (precision, recall, orders) = (0.0, 0.0, 0);
        for (var i = 0; i < counts.Matches.Length; i++)
        {
            if (counts.Hypothesis[i] > 0 && counts.Reference[i] > 0)
            {
                precision += (double)counts.Matches[i] / counts.Hypothesis[i];
                recall += (double)counts.Matches[i] / counts.Reference[i];
                orders++;
            }
        }
        if (precision + recall == 0)
        {
            return 0;
        }
        (precision, recall) = (precision / orders, recall / orders);
        var factor = options.Beta * options.Beta;
        return 100 * (1 + factor) * precision * recall / (factor * precision + recall);
    }

    private ChrfCounts Compare(string hypothesis, string reference)
    {
        var counts = NewCounts();
        var work = spare.Take();
        Characters(reference, work.Tokens);
        Fill(work, counts, 0, options.CharacterOrder, () => Characters(hypothesis, work.Tokens));
        if (options.WordOrder > 0)
        {
            work.Clear();
            Words(reference, work.Tokens);
            Fill(work, counts, options.CharacterOrder, options.WordOrder, () => Words(hypothesis, work.Tokens));
        }
        spare.Return(work);
        return counts;
    }

    // The reference's tokens are in the workspace; tokenizeHypothesis replaces them.
    private static void Fill(NgramWorkspace work, ChrfCounts counts, int at, int orders, Action tokenizeHypothesis)
    {
        var reference = work.Tokens.Count;
        work.Ngrams.Add(work.AddedIds(), orders);
        tokenizeHypothesis();
        work.Ngrams.TakeMatches(work.KnownIds(), counts.Matches.Slice(at, orders));
        for (var n = 0; n < orders; n++)
        {
            counts.Reference[at + n] = Math.Max(0, reference - n);
            counts.Hypothesis[at + n] = counts.Reference[at + n] > 0 ? Math.Max(0, work.Tokens.Count - n) : 0;
        }
    }

    private void Characters(string text, TokenBuffer tokens)
    {
        tokens.Clear();
        for (var i = 0; i < text.Length; i++)
        {
            if (!options.WhiteSpace && PythonText.IsWhiteSpace(text[i]))
            {
                continue;
            }
            tokens.Append(text[i]);
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                tokens.Append(text[++i]);
            }
            tokens.EndToken();
        }
    }

    // Words, with one ASCII punctuation mark cut off: the last character, or else the first.
    private static void Words(ReadOnlySpan<char> text, TokenBuffer tokens)
    {
        tokens.Clear();
        while (PythonText.NextWord(ref text, out var word))
        {
            var cut =
                word.Length == 1 ? 0
                : IsPunctuation(word[^1]) ? word.Length - 1
                : IsPunctuation(word[0]) ? 1
                : 0;
            tokens.Append(word[..cut]);
            tokens.EndToken();
            tokens.Append(word[cut..]);
            tokens.EndToken();
        }
    }

    private static bool IsPunctuation(char c) => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c));
}
