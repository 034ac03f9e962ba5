namespace PersonaNotebooks.Host.Scripting;

/// <summary>Why a cell failed, in a form that a console and a notebook front end can show.</summary>
/// <param name="Name">Kind of error: the exception's type or <c>CompilationError</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Line">The line of the cell, from 1, where known.</param>
/// <param name="SourceLine">The text of that line, trimmed; null where the line is not known.</param>
/// <param name="Trace">One entry per call inside cells, innermost first; empty for compile errors.</param>
/// <param name="Cause">The exception, for a caller that treats some kinds in its own way.</param>
public sealed record CellError(
    string Name,
    string Message,
    int? Line,
    string? SourceLine,
    IReadOnlyList<string> Trace,
    Exception? Cause = null
);
