using System.Text.RegularExpressions;

namespace PersonaNotebooks.Host.Scripting;

/// <summary>
/// Splits a cell at its <c>#!language</c> lines, the dialect of Polyglot Notebooks. A cell without such a line is in the
/// language that its metadata names, else C#.
/// </summary>
public static partial class CellDialect
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csharp"] = "csharp",
        ["c#"] = "csharp",
        ["cs"] = "csharp",
        ["markdown"] = "markdown",
        ["md"] = "markdown",
        ["html"] = "html",
        ["javascript"] = "javascript",
        ["js"] = "javascript",
        ["mermaid"] = "mermaid",
        ["sql"] = "sql",
    };

    /// <summary>The languages that a cell may be in.</summary>
    public static IReadOnlyList<string> Languages { get; } = [.. Names.Values.Distinct()];

    /// <summary>The parts of a cell that hold anything, in order.</summary>
    /// <exception cref="InputException">A language is unknown; the message names the line and the known ones.</exception>
    public static IReadOnlyList<CellPart> Split(string source, string? language)
    {
        List<CellPart> parts = [];
        var lines = source.Split('\n');
        var part = new CellPart(Known(language ?? "csharp", "its metadata"), "", 1, "");
        var start = 0;
        for (var i = 0; i <= lines.Length; i++)
        {
            var switching = i < lines.Length ? SwitchLine().Match(lines[i]) : null;
            if (switching is { Success: false })
            {
                continue;
            }
            part = part with { Code = string.Join('\n', lines[start..i]) };
            if (!string.IsNullOrWhiteSpace(part.Code))
            {
                parts.Add(part);
            }
            if (switching is not null)
            {
                part = new(
                    Known(switching.Groups[1].Value, $"line {i + 1}"),
                    switching.Groups[2].Value.Trim(),
                    i + 2,
                    ""
                );
                start = i + 1;
            }
        }
        return parts;
    }

    /// <summary>The parts of a cell that is still being written; null when a language is unknown.</summary>
    public static IReadOnlyList<CellPart>? TrySplit(string source) =>
        SwitchLines().Matches(source).All(line => Names.ContainsKey(line.Groups[1].Value)) ? Split(source, null) : null;

    private static string Known(string name, string where) =>
        Names.TryGetValue(name, out var language)
            ? language
            : throw new InputException(
                $"{where}: '#!{name}' is no language that can be run here; use one of {string.Join(", ", Languages)}."
            );

    private const string Switch = @"^#!(\S+)(.*)$";

    [GeneratedRegex(Switch)]
    private static partial Regex SwitchLine();

    [GeneratedRegex(Switch, RegexOptions.Multiline)]
    private static partial Regex SwitchLines();
}
