namespace PersonaNotebooks.Host.Scoring;

/// <summary>What the user of <c>persona compare</c> asked for.</summary>
/// <param name="Metric">Its name.</param>
/// <param name="Reference">Path of the people's numbers.</param>
/// <param name="Candidate">Path of the model's numbers.</param>
/// <param name="Seed">For metrics that draw.</param>
/// <param name="Options">The metric's own options.</param>
public sealed record CompareRequest(
    string Metric,
    string Reference,
    string Candidate,
    Seed Seed,
    MetricOptions Options
);
