using System.Text.RegularExpressions;
using PersonaNotebooks.Imitation.Posts;

namespace PersonaNotebooks.Imitation.Scoring;

/// <summary>Takes off what models wrap around an answer before anything is scored; the raw answer is kept beside it.</summary>
public static partial class ImitationText
{
    /// <summary>The answer on one line without code fence, lead (<c>Post:</c>, <c>Reply:</c>, <c>Completed post:</c>), bold marks or quotes around the whole.</summary>
    public static string Clean(string raw)
    {
        var text = Fence().Replace(raw.Trim(), "$1").Trim();
        string before;
        do
        {
            before = text;
            text = Lead().Replace(text, "").Trim();
            text = Around().Replace(text, "$2").Trim();
        } while (text != before);
        return OneLine.Of(text);
    }

    [GeneratedRegex(@"^```[a-z]*\s*\n(.*)\n```$", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(
        @"^\**\s*(?:(?:completed|full|filled)\s+)?(?:post|tweet|reply|answer|message)\s*\**\s*:\s*\**",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(\*\*|""|“)(?=[^""”]*(?:\*\*|""|”)$)(.*?)(\*\*|""|”)$", RegexOptions.Singleline)]
    private static partial Regex Around();
}
