using System.Globalization;
using System.Text.RegularExpressions;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>How many sentences a request asks for (<c>in one or two sentences</c>, <c>3-4 sentences</c>).</summary>
internal static partial class SentenceCount
{
    private static readonly string[] Numbers =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
    ];

    /// <summary>The least and the most; 1 and no limit where nothing is asked.</summary>
    public static (int Least, int Most) Of(string request)
    {
        if (Asked().Matches(request).LastOrDefault() is not { } asked)
        {
            return (1, int.MaxValue);
        }
        var last = Number(asked.Groups[2].Value);
        var first = asked.Groups[1].Success ? Number(asked.Groups[1].Value) : last;
        return (Math.Clamp(Math.Min(first, last), 1, 20), Math.Clamp(Math.Max(first, last), 1, 20));
    }

    private static int Number(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number)
            ? number
            : Math.Max(1, Array.IndexOf(Numbers, text.ToLowerInvariant()));

    [GeneratedRegex(
        @"\b(?:(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s*(?:or|to|-|–)\s*)?(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)(?:\s+\w+)?\s+sentences?\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Asked();
}
