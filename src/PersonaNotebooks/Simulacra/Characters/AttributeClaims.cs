using System.Text.RegularExpressions;

namespace PersonaNotebooks.Simulacra;

/// <summary>Finds where a text says of a character, by first name and in plain words, another gender, work or degree than the attributes have.</summary>
internal static partial class AttributeClaims
{
    private static readonly Dictionary<string, string> Genders = new(StringComparer.Ordinal)
    {
        ["woman"] = "female",
        ["girl"] = "female",
        ["man"] = "male",
        ["boy"] = "male",
    };

    /// <summary>The claims of a paragraph that the attributes do not bear out.</summary>
    public static IEnumerable<string> Against(string paragraph, string first, Attributes a)
    {
        foreach (var word in Said(Gender(), paragraph, first, "word").Where(w => Genders[w] != a.Gender))
        {
            yield return $"it calls {first} a {word}, the attributes say {a.Gender}";
        }
        foreach (var work in Said(Work(), paragraph, first, "work"))
        {
            if (!work.Contains(a.Occupation, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"it says {first} works as a {work}, the attributes say {a.Occupation}";
            }
        }
        foreach (var degree in Said(Degree(), paragraph, first, "degree"))
        {
            if (!a.Education.StartsWith(degree, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"it says {first} holds a {degree}, the attributes say {a.Education}";
            }
        }
    }

    private static IEnumerable<string> Said(Regex claim, string paragraph, string first, string what) =>
        claim.Matches(paragraph).Where(m => m.Groups["name"].Value == first).Select(m => m.Groups[what].Value);

    // Only the present, as with work: a life may have had another before.
    [GeneratedRegex(@"(?<name>\p{Lu}\p{Ll}+) is an? (?:\p{Ll}+ )?(?<word>woman|girl|man|boy)(?=[ ,.;])")]
    private static partial Regex Gender();

    [GeneratedRegex(@"(?<name>\p{Lu}\p{Ll}+) (?:now )?works as an? (?<work>[\p{Ll}' -]+)")]
    private static partial Regex Work();

    [GeneratedRegex(
        @"(?<name>\p{Lu}\p{Ll}+) (?:holds|has) an? (?<degree>associate|bachelor|master|doctorate|professional degree)(?=[' ,.;])"
    )]
    private static partial Regex Degree();
}
