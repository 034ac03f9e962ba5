using System.Globalization;
using System.Text.RegularExpressions;

namespace PersonaNotebooks.Simulacra;

/// <summary>
/// Looks for what rules can find without understanding: years after the reference day, the character named as doing something before the birth, another year of
/// birth, an age never reached, an age that does not fit the year beside it, another gender, work or degree than the attributes' where the text says it of the
/// character by name. Family, hobbies and goals are not looked at. What it finds deserves a look; what it does not find may still be wrong.
/// </summary>
public static partial class Contradictions
{
    /// <summary>The contradictions in biography and life story, in order.</summary>
    public static IReadOnlyList<Contradiction> Of(Character c) =>
        [
            .. In("biography", c.Biography.Paragraphs, c.Attributes),
            .. In("life story", c.Story.Paragraphs, c.Attributes),
        ];

    /// <summary>The contradictions in the paragraphs of a text.</summary>
    /// <param name="text">What to call it.</param>
    /// <param name="paragraphs">Its paragraphs.</param>
    /// <param name="a">What is laid down.</param>
    public static IEnumerable<Contradiction> In(string text, IReadOnlyList<string> paragraphs, Attributes a) =>
        paragraphs.SelectMany((p, i) => In(p, a).Select(what => new Contradiction($"{text}, paragraph {i + 1}", what)));

    private static IEnumerable<string> In(string paragraph, Attributes a)
    {
        foreach (Match m in Year().Matches(paragraph))
        {
            var year = int.Parse(m.Value, CultureInfo.InvariantCulture);
            if (year > a.ReferenceDay.Year && year < 2100)
            {
                yield return $"it speaks of {year}, after the reference day {a.ReferenceDay:yyyy-MM-dd}";
            }
        }
        foreach (Match m in BornIn().Matches(paragraph))
        {
            // A pronoun or "her daughter" may be anybody; only the name, or the "I" of a first-person text, is the character.
            if (m.Groups["who"].Value is not "I" and var who && who.Split(' ').Except(a.Name.Split(' ')).Any())
            {
                continue;
            }
            var year = int.Parse(m.Groups["year"].Value, CultureInfo.InvariantCulture);
            if (year != a.BirthDate.Year)
            {
                yield return $"it says born in {year}, the attributes say {a.BirthDate.Year}";
            }
        }
        var first = a.Name.Split(' ')[0];
        foreach (Match m in AgeOf().Matches(paragraph).Where(m => m.Groups["name"].Value == first))
        {
            var age = int.Parse(m.Groups["age"].Value, CultureInfo.InvariantCulture);
            if (age > a.Age)
            {
                yield return $"it says {first} was {age}, older than the {a.Age} of the attributes";
            }
        }
        foreach (Match m in YearThenName().Matches(paragraph).Where(m => m.Groups["name"].Value == first))
        {
            var year = int.Parse(m.Groups["year"].Value, CultureInfo.InvariantCulture);
            if (year < a.BirthDate.Year)
            {
                yield return $"it says what {first} did in {year}, but was born in {a.BirthDate.Year}";
            }
        }
        foreach (var claim in AttributeClaims.Against(paragraph, first, a))
        {
            yield return claim;
        }
        foreach (Match m in YearThenAge().Matches(paragraph).Where(m => m.Groups["name"].Value == first))
        {
            var (year, age) = (
                int.Parse(m.Groups["year"].Value, CultureInfo.InvariantCulture),
                int.Parse(m.Groups["age"].Value, CultureInfo.InvariantCulture)
            );
            if (year - a.BirthDate.Year - age is not (0 or 1))
            {
                yield return $"it says {first} was {age} in {year}, but was born in {a.BirthDate.Year}";
            }
        }
    }

    [GeneratedRegex(@"(?<!\d)(?:19|20)\d\d(?!\d)")]
    private static partial Regex Year();

    [GeneratedRegex(
        @"\b(?<who>\p{L}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)*) was born (?:on [^.,;]{1,20},? )?(?:in )?(?<year>(?:19|20)\d\d)"
    )]
    private static partial Regex BornIn();

    [GeneratedRegex(
        @"(?<name>\p{Lu}\p{Ll}+)(?: was|, at|, aged| turned| is) (?<age>\d{1,3})(?! (?:minutes|days|hours|weeks|months|miles|percent))\b"
    )]
    private static partial Regex AgeOf();

    [GeneratedRegex(@"[Ii]n (?<year>(?:19|20)\d\d),? (?<name>\p{Lu}\p{Ll}+)(?: \p{Lu}\p{Ll}+)? (?!was born)\p{Ll}")]
    private static partial Regex YearThenName();

    [GeneratedRegex(@"[Ii]n (?<year>(?:19|20)\d\d),? (?<name>\p{Lu}\p{Ll}+) (?:was|turned) (?<age>\d{1,2})\b")]
    private static partial Regex YearThenAge();
}
