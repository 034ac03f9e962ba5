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
        foreach (var line in prompt.AsSpan().EnumerateLines())
        {
            // One pass over the lines: making a pattern anew for every name of a schema costs more than all the rest.
            var rest = line.TrimStart(" \t-*\"{");
            if (!StartsWith(rest, name))
            {
                continue;
            }
            rest = rest[name.Length..].TrimStart("\"*").TrimStart();
            if (rest.Length == 0 || rest[0] is not (':' or '='))
            {
                continue;
            }
            rest = rest[1..].TrimStart();
            rest = rest.StartsWith('"') ? rest[1..] : rest;
            var end = rest.IndexOf('"');
            var value = (end < 0 ? rest : rest[..end])[..Math.Min(end < 0 ? rest.Length : end, LongestSpan)]
                .Trim()
                .TrimEnd(",;")
                .Trim();
            return value.Length > 0 && value[0] is not ('<' or '{' or '[') ? value.ToString() : null;
        }
        return null;
    }

    private static bool StartsWith(ReadOnlySpan<char> text, string name)
    {
        if (text.Length < name.Length)
        {
            return false;
        }
        for (var i = 0; i < name.Length; i++)
        {
            var (a, b) = (char.ToUpperInvariant(text[i]), char.ToUpperInvariant(name[i]));
            if (a != b && !(b == '_' && a == ' '))
            {
                return false;
            }
        }
        return true;
    }
}
