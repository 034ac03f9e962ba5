using PersonaNotebooks.Figures;

namespace PersonaNotebooks.Display;

/// <summary>One column of a <see cref="Table"/>.</summary>
/// <param name="Name">The heading, with the unit.</param>
/// <param name="Value">
/// The cell of a row: a number, an <see cref="Statistics.Estimate"/>, or anything whose text is shown; null is a missing value.
/// </param>
/// <param name="Format">How numbers are written; whole numbers with separators and others with three decimals when null.</param>
public sealed record Column<TRow>(string Name, Func<TRow, object?> Value, NumberFormat? Format = null);
