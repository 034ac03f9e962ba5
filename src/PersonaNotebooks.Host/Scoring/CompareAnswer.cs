using PersonaNotebooks.Metrics;

namespace PersonaNotebooks.Host.Scoring;

/// <summary>What <c>persona compare</c> prints.</summary>
/// <param name="Values">The numbers by field name, in the order of the output.</param>
/// <param name="Signature">The variant.</param>
public sealed record CompareAnswer(IReadOnlyList<(string Name, double Value)> Values, MetricSignature Signature);
