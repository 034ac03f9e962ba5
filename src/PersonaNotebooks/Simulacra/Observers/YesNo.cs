using System.Text.RegularExpressions;

namespace PersonaNotebooks.Simulacra;

/// <summary>Reads a marked yes or no: "yesterday", "yes and no" and a yes without its marker are not one.</summary>
public static partial class YesNo
{
    /// <summary>True, false, or null when the reply marks neither.</summary>
    public static bool? Read(string reply) =>
        AnswerReader.Marked(reply) is { } answer && Word().Match(answer) is { Success: true } m
            ? m.Groups[1].Value.Equals("yes", StringComparison.OrdinalIgnoreCase)
            : null;

    [GeneratedRegex(@"^(yes|no)\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
