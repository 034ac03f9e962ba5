using System.Text.RegularExpressions;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>Finds the value that a prompt itself gives for a name: a line <c>NAME: value</c>, with blanks for underscores, quotes and list marks allowed.</summary>
internal static class JsonSpan
{
    private const int LongestSpan = 200;

    /// <summary>The value, or null.</summary>
    public static string? Find(string prompt, string name)
    {
        if (name.Length == 0)
        {
            return null;
        }
        var pattern = Regex.Escape(name).Replace("_", "[_ ]", StringComparison.Ordinal);
        var match = Regex.Match(
            prompt,
            $@"^[\s\-*""{{]*{pattern}[""*]*\s*[:=]\s*""?([^\n""]{{1,{LongestSpan}}})",
            RegexOptions.IgnoreCase
                | RegexOptions.Multiline
                | RegexOptions.CultureInvariant
                | RegexOptions.NonBacktracking
        );
        var value = match.Groups[1].Value.Trim().TrimEnd(',', ';').Trim();
        return value.Length > 0 && value[0] is not ('<' or '{' or '[') ? value : null;
    }
}
