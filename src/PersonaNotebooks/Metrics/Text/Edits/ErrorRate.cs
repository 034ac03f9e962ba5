namespace PersonaNotebooks.Metrics.Text;

/// <summary>Edits needed per unit of the reference: 0 when the same, above 1 when the hypothesis is much longer.</summary>
public static class ErrorRate
{
    /// <summary>Range, direction, limits and source.</summary>
    public static MetricCard Card { get; } =
        new(
            "error rate (WER, CER)",
            "0 (the same) upwards; above 1 when the hypothesis is much longer than the reference",
            "lower is closer",
            "Case and punctuation count: normalise both texts alike first. A moved word costs two edits, and a harmless synonym as "
                + "much as a wrong word. A mean over texts weighs short references as much as long ones.",
            "edits of Levenshtein 1966 over the reference's length, as speech recognition reports them (for example Morris et al. 2004)"
        );

    /// <summary>Word error rate: Levenshtein over white-space words / words of the reference.</summary>
    /// <exception cref="InputException">The reference has no words.</exception>
    public static double Words(string hypothesis, string reference) =>
        Rate(Tokenizer.None.Tokenize(hypothesis), Tokenizer.None.Tokenize(reference), "words");

    /// <summary>Character error rate: Levenshtein over code points, spaces too / code points of the reference.</summary>
    /// <exception cref="InputException">The reference is empty.</exception>
    public static double Characters(string hypothesis, string reference) =>
        Rate(EditDistance.CodePoints(hypothesis), EditDistance.CodePoints(reference), "characters");

    private static double Rate<T>(IReadOnlyCollection<T> hypothesis, IReadOnlyCollection<T> reference, string unit)
        where T : notnull =>
        reference.Count > 0
            ? (double)EditDistance.Levenshtein(hypothesis, reference) / reference.Count
            : throw new InputException(
                $"An error rate needs a reference with {unit}, and this one has none; leave it out."
            );
}
