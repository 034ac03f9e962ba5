using System.Globalization;
using System.Text.RegularExpressions;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Personas;

/// <summary>
/// Finds where a portrait plainly says another age, sex or state than the person has. Only plain statements count ("I'm 34",
/// "a 34-year-old man", "from Ohio"), so a portrait without a finding may still differ; race is not checked, because its words have
/// other meanings.
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
    /// <param name="text">A portrait in English, in the first or third person.</param>
    /// <param name="fields">The person's <c>age</c> (a band such as <c>35-44</c> or <c>85+</c>), <c>sex</c> and <c>state</c> (postal code).</param>
    public static IReadOnlyList<TableFault> Altered(string text, IReadOnlyDictionary<string, string> fields)
    {
        List<TableFault> faults = [];
        var (least, most) = Band(fields["age"]);
        foreach (var age in Ages(text).Where(age => age < least || age > most).Take(1))
        {
            faults.Add(
                new(
                    "AGE",
                    TableFaultKind.Altered,
                    string.Create(CultureInfo.InvariantCulture, $"is {fields["age"]}, not {age}")
                )
            );
        }
        foreach (var sex in Sexes(text).Where(sex => sex != fields["sex"]).Take(1))
        {
            faults.Add(new("SEX", TableFaultKind.Altered, $"is {fields["sex"]}, not {sex}"));
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
        Sex().Matches(text).Select(m => (m.Groups[1].Value + m.Groups[2].Value).ToLowerInvariant() is "man" or "male" ? "male" : "female");

    private static IEnumerable<string> Homes(string text) =>
        HomePattern.Value.Matches(text).Select(m => m.Groups[1].Value);

    [GeneratedRegex(
        @"\b(\d{2,3})[ -]years?[ -]old\b|\b(?:I am|I'm|I’m|aged?|turned)\s+(\d{2,3})\b(?![ -]*(?:years? (?:in|at|of)|%|hours|miles|minutes))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Age();

    [GeneratedRegex(
        @"\b(?:old|I'm an?|I’m an?|I am an?|is an?|sex:)\s+(woman|man|male|female)\b|(?<=[,:]\s)(male|female)(?=[,.])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Sex();
}
