namespace PersonaNotebooks.Metrics;

/// <summary>What a reader must know of a metric before using its number, in a few sentences.</summary>
/// <param name="Name">The metric, for example <c>BLEU</c>.</param>
/// <param name="Range">Smallest and largest value, for example <c>0 to 100</c>.</param>
/// <param name="Direction">Which end is better, or that neither is.</param>
/// <param name="Limits">What the number does not show.</param>
/// <param name="Source">The paper, and the implementation that the field quotes.</param>
public sealed record MetricCard(string Name, string Range, string Direction, string Limits, string Source);
