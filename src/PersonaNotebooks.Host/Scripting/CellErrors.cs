using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace PersonaNotebooks.Host.Scripting;

/// <summary>Turns compiler messages and exceptions into cell errors with lines of the cell.</summary>
public static class CellErrors
{
    /// <summary>All compiler errors, at the line of the first.</summary>
    public static CellError FromCompiler(ImmutableArray<Diagnostic> errors, CellSource cell)
    {
        var messages = errors.Select(
            (error, i) =>
                $"{(i > 0 ? $"line {Line(error)}: " : "")}{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}"
        );
        var line = Line(errors[0]);
        return new("CompilationError", string.Join("\n", messages), line, cell.Line(line), []);
    }

    /// <summary>An exception, at the innermost line of the cell that it passed.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="cell">The cell that ran.</param>
    /// <param name="otherwise">The line to name when it passed none of this cell, or null when nothing is known.</param>
    public static CellError FromException(Exception exception, CellSource cell, int? otherwise = null)
    {
        while (exception is AggregateException { InnerExceptions: [var only] })
        {
            exception = only;
        }
        var frames = new StackTrace(exception, fNeedFileInfo: true)
            .GetFrames()
            .Where(frame => frame.GetFileLineNumber() > 0 && frame.GetMethod()?.Module.Assembly.Location is "")
            .ToList();
        var line = frames.FirstOrDefault(frame => frame.GetFileName() == cell.Label)?.GetFileLineNumber() ?? otherwise;
        return new(
            exception.GetType().Name,
            exception.Message,
            line,
            cell.Line(line),
            [.. frames.Select(frame => $"at {frame.GetFileName()}, line {frame.GetFileLineNumber()}")],
            exception
        );
    }

    private static int Line(Diagnostic error) => error.Location.GetLineSpan().StartLinePosition.Line + 1;
}
