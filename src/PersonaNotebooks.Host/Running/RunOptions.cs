namespace PersonaNotebooks.Host.Running;

/// <summary>How notebooks are run.</summary>
/// <param name="Parameters">Values for the cells tagged <c>parameters</c>, as text.</param>
/// <param name="OutputFolder">Where executed copies go; null to write back in place.</param>
/// <param name="Timeout">How long one cell may take.</param>
/// <param name="Jobs">How many notebooks run at once.</param>
public sealed record RunOptions(
    IReadOnlyDictionary<string, string> Parameters,
    string? OutputFolder,
    TimeSpan Timeout,
    int Jobs
);
