using System.Text.RegularExpressions;

namespace PersonaNotebooks.Simulacra;

/// <summary>Takes a character's name out of what judges read without knowing whose it is.</summary>
internal static class Blinding
{
    /// <summary>The text with each word of the name replaced by <c>[name]</c>.</summary>
    public static string WithoutName(string text, string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Length > 1)
            .Select(Regex.Escape);
        return Regex.Replace(
            text,
            $@"\b(?:{string.Join('|', words)})\b(?: (?:{string.Join('|', words)})\b)*",
            "[name]",
            RegexOptions.IgnoreCase
        );
    }
}
