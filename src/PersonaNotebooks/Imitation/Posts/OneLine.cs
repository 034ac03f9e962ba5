using System.Text.RegularExpressions;

namespace PersonaNotebooks.Imitation.Posts;

/// <summary>Texts as the optimiser handles them: one line, single blanks, no blanks at the ends.</summary>
internal static partial class OneLine
{
    public static string Of(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
