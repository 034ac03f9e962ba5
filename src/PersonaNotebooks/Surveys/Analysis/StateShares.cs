namespace PersonaNotebooks.Surveys;

/// <summary>Left shares by state, the shape that maps and comparisons take.</summary>
public static class StateShares
{
    /// <summary>The left share of one question in each state, by postal code; states without a valid answer are left out.</summary>
    /// <exception cref="InputException">There is no answer, or they are to several questions.</exception>
    public static IReadOnlyDictionary<string, double> Left(
        IEnumerable<Response> responses,
        Denominator denominator = Denominator.Valid
    ) =>
        new SortedDictionary<string, double>(
            responses
                .GroupBy(r => r.State)
                .Select(g => (State: g.Key, Left: AnswerCounts.Of(g).Left(denominator)))
                .Where(s => double.IsFinite(s.Left))
                .ToDictionary(s => s.State, s => s.Left),
            StringComparer.Ordinal
        );
}
