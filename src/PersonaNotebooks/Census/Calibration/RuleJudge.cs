namespace PersonaNotebooks.Census.Calibration;

/// <summary>
/// A judge that knows the rules (<see cref="ImpossibleCombination"/>) and makes no mistake: what judged calibration could do at best, and the test of it
/// without a model.
/// </summary>
public sealed class RuleJudge : IPlausibilityJudge
{
    /// <inheritdoc/>
    /// <exception cref="InputException">A field that every adult has is missing.</exception>
    public Task<bool?> JudgeAsync(
        IReadOnlyDictionary<string, string> fields,
        int attempt,
        CancellationToken cancellationToken
    ) => Task.FromResult<bool?>(ImpossibleCombination.FirstOf(AdultColumn.Adult(fields)) is null);
}
