using System.Globalization;
using System.Text.RegularExpressions;

namespace PersonaNotebooks.Simulacra;

/// <summary>
/// Reads the one day that a text names: 1990-05-17, 17 May 1990, May 17th, 1990, 17.05.1990, 5/17/1990. Where day and month could be swapped
/// (5/6/1990), or the text names two days or another number beside it, there is no day to read.
/// </summary>
public static partial class DateReader
{
    private static readonly string[] Months =
    [
        .. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Take(12).Select(m => m.ToLowerInvariant()),
    ];

    /// <summary>The day; null when there is none, or more than one reading.</summary>
    public static DateOnly? Read(string text)
    {
        var found = Iso()
            .Matches(text)
            .Select(m => (m, Day: Make(m.Groups[1], m.Groups[2], m.Groups[3])))
            .Concat(Numeric().Matches(text).Select(m => (m, Day: Either(m))))
            .Concat(DayFirst().Matches(text).Select(m => (m, Day: Make(m.Groups[3], Month(m.Groups[2]), m.Groups[1]))))
            .Concat(
                MonthFirst().Matches(text).Select(m => (m, Day: Make(m.Groups[3], Month(m.Groups[1]), m.Groups[2])))
            )
            .ToArray();
        // Nothing but the one day may be a number.
        return found.Length == 1 && !text.Remove(found[0].m.Index, found[0].m.Length).Any(char.IsDigit)
            ? found[0].Day
            : null;
    }

    private static DateOnly? Either(Match m)
    {
        var (first, second) = (Number(m.Groups[1]), Number(m.Groups[2]));
        var dayFirst = Make(Number(m.Groups[3]), second, first);
        var monthFirst = Make(Number(m.Groups[3]), first, second);
        return dayFirst is null || monthFirst is null || dayFirst == monthFirst ? dayFirst ?? monthFirst : null;
    }

    private static int Number(Group g) => int.Parse(g.Value, CultureInfo.InvariantCulture);

    private static int Month(Group g) =>
        g.Length >= 3
            ? Array.FindIndex(
                Months,
                m => m.StartsWith(g.Value.TrimEnd('.').ToLowerInvariant(), StringComparison.Ordinal)
            ) + 1
            : 0;

    private static DateOnly? Make(Group year, Group month, Group day) => Make(Number(year), Number(month), Number(day));

    private static DateOnly? Make(Group year, int month, Group day) => Make(Number(year), month, Number(day));

    private static DateOnly? Make(int year, int month, int day) =>
        year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    [GeneratedRegex(@"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")]
    private static partial Regex Numeric();

    [GeneratedRegex(
        @"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?: of)? (\p{L}{3,9}\.?),? (\d{4})(?!\d)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"(?<!\p{L})(\p{L}{3,9}\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex MonthFirst();
}
