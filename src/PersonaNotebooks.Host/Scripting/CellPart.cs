namespace PersonaNotebooks.Host.Scripting;

/// <summary>A run of lines of a cell in one language.</summary>
/// <param name="Language">One of <see cref="CellDialect.Languages"/>.</param>
/// <param name="Arguments">What follows the language on its <c>#!</c> line, trimmed.</param>
/// <param name="FirstLine">The line of the cell, from 1, at which <paramref name="Code"/> starts.</param>
/// <param name="Code">The lines without the <c>#!</c> line.</param>
public sealed record CellPart(string Language, string Arguments, int FirstLine, string Code);
