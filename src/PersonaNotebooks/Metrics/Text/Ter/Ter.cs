namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// Translation edit rate (Snover et al. 2006): word insertions, deletions, substitutions and shifts of word groups, in percent
/// of the reference's words, as sacrebleu 2.6 computes it with its defaults (lower case, white-space words, no normalisation).
/// Shifts are searched greedily, at most 1,000 candidates, as in Tercom. Time: words × words for each candidate.
/// Safe for use by several threads.
/// </summary>
public static class Ter
{
    private const long LargestTable = 25_000_000;

    /// <summary>Range, direction, limits and source.</summary>
    public static MetricCard Card { get; } =
        new(
            "TER",
            "0 to infinity, in percent",
            "lower is closer to the references",
            "Counts edits of words, not meaning. The search for shifts is greedy, so the number of edits is an upper bound.",
            "Snover et al. 2006; sacrebleu 2.6"
        );

    /// <summary>The variant in one line.</summary>
    public static MetricSignature Signature { get; } =
        new("TER", [("case", "lc"), ("tok", "tercom"), ("norm", "no"), ("punct", "yes"), ("asian", "no")]);

    /// <summary>The score of one hypothesis against one or more references, in percent.</summary>
    /// <exception cref="InputException">There is no reference, or a text is longer than about 5,000 words.</exception>
    public static double Sentence(string hypothesis, params IReadOnlyList<string> references) =>
        Corpus([(hypothesis, references)]);

    /// <summary>The score of a corpus: edits and lengths are summed over all pairs first.</summary>
    /// <exception cref="InputException">A hypothesis has no reference, or a text is longer than about 5,000 words.</exception>
    public static double Corpus(IEnumerable<(string Hypothesis, IReadOnlyList<string> References)> pairs)
    {
        var (edits, length) = (0L, 0.0);
        foreach (var (hypothesis, references) in pairs)
        {
            if (references.Count == 0)
            {
                throw new InputException("TER needs at least one reference for each hypothesis; add one.");
            }
            TokenIds ids = new();
            int[] Words(string text) => [.. Tokenizer.None.Tokenize(PythonText.Lower(text)).Select(w => ids.Add(w))];
            var words = Words(hypothesis);
            var others = references.Select(Words).ToArray();
            if (others.Max(r => (long)r.Length) * words.Length > LargestTable)
            {
                throw new InputException("TER takes texts of up to about 5,000 words; cut them into sentences.");
            }
            edits += others.Min(r => Edits(words, r));
            length += others.Average(r => r.Length);
        }
        return length > 0 ? 100 * edits / length
            : edits > 0 ? 100
            : 0;
    }

    private static int Edits(int[] words, int[] reference)
    {
        if (reference.Length == 0)
        {
            return words.Length;
        }
        TerShifts search = new(reference);
        var shifts = 0;
        while (search.Best(words) is { } shifted)
        {
            words = shifted;
            shifts++;
        }
        return shifts + new TerAlignment(words, reference).Edits;
    }
}
