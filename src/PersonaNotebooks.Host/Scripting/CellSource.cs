namespace PersonaNotebooks.Host.Scripting;

/// <summary>A cell to run.</summary>
/// <param name="Label">How messages and stack traces name it, for example <c>cell 5</c>; unique in its session.</param>
/// <param name="Code">Its whole source.</param>
/// <param name="Language">The language that its metadata names, or null.</param>
public sealed record CellSource(string Label, string Code, string? Language = null)
{
    /// <summary>The number of the first line that is not blank, from <paramref name="start"/> on; null when there is none.</summary>
    public int? FirstLine(int start = 1)
    {
        var skipped = Code.Split('\n').Skip(start - 1).ToList().FindIndex(line => !string.IsNullOrWhiteSpace(line));
        return skipped < 0 ? null : start + skipped;
    }

    /// <summary>The text of a line, counted from 1, or null when there is none.</summary>
    public string? Line(int? number) =>
        number is { } n && Code.Split('\n').ElementAtOrDefault(n - 1)?.Trim() is { Length: > 0 } line ? line : null;
}
