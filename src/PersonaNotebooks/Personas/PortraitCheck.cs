using System.Globalization;
using System.Text.RegularExpressions;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Personas;

/// <summary>
/// Finds where a text plainly says another age, sex, race or state than the person has. Only plain statements of the person's own facts count: in
/// the first person ("I'm 34", "as a 34-year-old"), or at the start of a sentence about the person ("A 34-year-old man …"). Ages of other
/// people, of things and of times past do not, nor does another age where the person's own stands too. So a text without a finding may
/// still differ. Race counts as a list gives it ("female, Asian") and as a person says it ("I'm Black.", "as a Latina woman"); a Hispanic person may be of any
/// race, so of theirs only lists count.
/// </summary>
public static partial class PortraitCheck
{
    private static readonly Lazy<Regex> HomePattern = new(() =>
        new(
            $@"\b(?:live in|lives in|living in|from|here in|resident of|home in|State:)\s+(?:\w+,\s+)?({string.Join('|', States.All.Select(s => Regex.Escape(s.Name)).OrderByDescending(n => n.Length))})\b",
            RegexOptions.CultureInvariant
        )
    );

    /// <summary>The meta fields that the text alters.</summary>
    /// <param name="text">A portrait or a free-text field in English, in the first or third person.</param>
    /// <param name="fields">The person's <c>age</c> (a band such as <c>35-44</c> or <c>85+</c>), <c>sex</c>, <c>race</c> and <c>state</c> (postal code).</param>
    public static IReadOnlyList<TableFault> Altered(string text, IReadOnlyDictionary<string, string> fields)
    {
        List<TableFault> faults = [];
        var (least, most) = Band(fields["age"]);
        int[] ages = [.. Ages(text)];
        foreach (var age in ages.Where(_ => !ages.Any(a => a >= least && a <= most)).Take(1))
        {
            faults.Add(
                new(
                    "AGE",
                    TableFaultKind.Altered,
                    string.Create(CultureInfo.InvariantCulture, $"is {fields["age"]}, not {age}")
                )
            );
        }
        string[] sexes = [.. Sexes(text)];
        foreach (var sex in sexes.Where(_ => !sexes.Contains(fields["sex"])).Take(1))
        {
            faults.Add(new("SEX", TableFaultKind.Altered, $"is {fields["sex"]}, not {sex}"));
        }
        string[] races = [.. Races(text, fields["race"])];
        foreach (var race in races.Where(_ => !races.Contains(fields["race"])).Take(1))
        {
            faults.Add(
                new(
                    "RACE",
                    TableFaultKind.Altered,
                    $"is '{MetaPersonas.Say("race", fields["race"])}', not '{MetaPersonas.Say("race", race)}'"
                )
            );
        }
        var own = MetaPersonas.Say("state", fields["state"]);
        var homes = Homes(text).ToHashSet(StringComparer.Ordinal);
        if (homes.Count > 0 && !homes.Contains(own))
        {
            faults.Add(
                new("STATE", TableFaultKind.Altered, $"is {own}, not {homes.Order(StringComparer.Ordinal).First()}")
            );
        }
        return faults;
    }

    /// <summary>The ends of an age band in years.</summary>
    internal static (int Least, int Most) Band(string band)
    {
        var ends = band.TrimEnd('+').Split('-');
        return (
            int.Parse(ends[0], CultureInfo.InvariantCulture),
            ends.Length > 1 ? int.Parse(ends[1], CultureInfo.InvariantCulture) : int.MaxValue
        );
    }

    private static IEnumerable<int> Ages(string text) =>
        Age()
            .Matches(text)
            .Select(m => m.Groups.Cast<Group>().Skip(1).First(g => g.Success).Value)
            .Select(digits => int.Parse(digits, CultureInfo.InvariantCulture));

    private static IEnumerable<string> Sexes(string text) =>
        Sex()
            .Matches(text)
            .Select(m =>
                (m.Groups[1].Value + m.Groups[2].Value).ToLowerInvariant() is "man" or "male" ? "male" : "female"
            );

    private static IEnumerable<string> Races(string text, string own) =>
        ListedRace()
            .Matches(text)
            .Concat(own == "hispanic" ? [] : SaidRace().Matches(text))
            .Select(m =>
                m.Groups[1].Value.ToLowerInvariant() switch
                {
                    "white" => "white",
                    "black" or "african american" => "black",
                    "asian" or "asian american" => "asian",
                    "hispanic" or "latino" or "latina" => "hispanic",
                    _ => "other",
                }
            );

    private static IEnumerable<string> Homes(string text) =>
        HomePattern.Value.Matches(text).Select(m => m.Groups[1].Value);

    private const string NoSpan =
        @"(?![ -]*(?:years? (?:in|at|of|into|sober|from)|%|percent|hours?|miles?|minutes?|days?|weeks?|months?|feet|pounds))";

    // "A 34-year-old woman", "She is a 34-year-old", "As a 34-year-old"; not "a 34-year-old truck".
    private const string YearsOld =
        @"(?:(?<![^.!?\s]\s*)(?:(?:(?:He|She) is|This is|Meet|Here is|[A-Z][a-z]+,?(?: is)?)\s+)?(?:[Aa]n?\s+)?|\b(?:I am|I'm|I’m|[Aa]s)\s+(?:an?\s+)?)(\d{2,3})[ -]years?[ -]old\b(?!\s+(?:\w+\s+)?(?:truck|car|house|home|dog|cat|horse|farm|van|bike|boat|son|daughter|child|boy|girl|kid|mother-in-law|building|school|tree|tradition|recipe)\b)";

    private const string FirstPerson =
        @"(?<!(?:[Ww]hen|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter|[Bb]y the time)\s+)\b(?:I am|I'm|I’m|I turned|I just turned)(?: now)?\s+(\d{2,3})\b"
        + NoSpan;

    private const string Leading =
        @"(?<![^.!?\s]\s*)(?:(?:He|She) (?:is|just turned|turned)(?: now| aged)?|Turned|Aged?:?)\s+(\d{2,3})\b"
        + NoSpan;

    private const string RaceWords =
        "(white|black|african american|asian|asian american|hispanic|latino|latina|american indian|native american|pacific islander|two or more races|several races|multiracial)";

    [GeneratedRegex(
        $@"(?:\b(?:fe)?male,\s+|\brace:\s+){RaceWords}(?=\s*(?:[,.;]|\r?\n|$))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex ListedRace();

    [GeneratedRegex(
        $@"\b(?:I am|I'm|I’m|as)\s+(?:an?\s+)?(?:\d{{2,3}}[ -]years?[ -]old\s+)?{RaceWords}(?=\s*[,.;!]|\s+(?:woman|man|female|male|person|mother|father)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex SaidRace();

    [GeneratedRegex($"{YearsOld}|{FirstPerson}|{Leading}", RegexOptions.CultureInvariant)]
    private static partial Regex Age();

    [GeneratedRegex(
        @"\b(?:old|I'm an?|I’m an?|I am an?|is an?|sex:)\s+(woman|man|male|female)\b|(?<=[,:]\s)(male|female)(?=[,.])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Sex();
}
