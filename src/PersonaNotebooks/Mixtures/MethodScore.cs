namespace PersonaNotebooks.Mixtures;

/// <summary>One number of an evaluation.</summary>
/// <param name="Method">Which way of writing.</param>
/// <param name="Round">Which repetition (seed), from 0.</param>
/// <param name="Encoder">Whose vectors it was measured on; "none" for measures of words.</param>
/// <param name="Metric">One of <see cref="MixtureMetrics"/>.</param>
/// <param name="Value">The number; NaN where it cannot be had, such as an F1 without labels.</param>
public sealed record MethodScore(string Method, int Round, string Encoder, string Metric, double Value);
