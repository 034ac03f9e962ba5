namespace PersonaNotebooks.Census.Calibration;

/// <summary>Says whether the fields of a person go together.</summary>
public interface IPlausibilityJudge
{
    /// <summary>True for plausible, false for not, null when no verdict could be read. Must be safe for many calls at once.</summary>
    /// <param name="fields">The person's fields by name.</param>
    /// <param name="attempt">How often this person was judged before; 0 the first time.</param>
    /// <param name="cancellationToken">Stops the judging.</param>
    Task<bool?> JudgeAsync(
        IReadOnlyDictionary<string, string> fields,
        int attempt,
        CancellationToken cancellationToken
    );
}
