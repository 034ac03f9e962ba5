namespace PersonaNotebooks.Figures.Svg;

/// <summary>A mark of an axis and the lines of its label.</summary>
internal sealed record Tick(double Value, string[] Lines);
