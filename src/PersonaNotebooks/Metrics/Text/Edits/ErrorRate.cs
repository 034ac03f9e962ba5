namespace PersonaNotebooks.Metrics.Text;

/// <summary>Edits needed per unit of the reference: 0 when the same, above 1 when the hypothesis is much longer.</summary>
public static class ErrorRate
{
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
