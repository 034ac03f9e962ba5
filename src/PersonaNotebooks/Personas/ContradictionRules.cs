using System.Globalization;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Personas;

/// <summary>
/// Facts in a persona table that cannot all be true, or as good as never are: the rules that the census sampler keeps
/// (<see cref="Contradiction"/>), and those over fields that only these tables have. Our own rules; each names what it finds. A table without a finding
/// may still be odd.
/// </summary>
public static class ContradictionRules
{
    private static readonly (string Name, Func<IReadOnlyDictionary<string, string>, bool> Holds)[] Rules =
    [
        .. Contradiction.All.Select(rule =>
            (rule.Name, (Func<IReadOnlyDictionary<string, string>, bool>)(t => rule.Holds(TableFacts.Of(t))))
        ),
        (
            "children at home in a non-family household",
            t => t["HOUSEHOLD_TYPE"] == "Non-family" && t["FAMILY_PRESENCE_AND_AGE"] != "No own children at home"
        ),
        (
            "a job without employment",
            t => t["EMPLOYMENT_STATUS"] == "Not in Labor Force" && t["CLASS_OF_WORKER"] != "Not applicable"
        ),
        (
            "employment without a job",
            t => t["EMPLOYMENT_STATUS"] == "Employed" && t["CLASS_OF_WORKER"] == "Not applicable"
        ),
        (
            "industry and occupation disagree on having a job",
            t => t["INDUSTRY_CATEGORY"] == "Not applicable" != (t["OCCUPATION_CATEGORY"] == "Not applicable")
        ),
        ("over $500,000 without employment", t => Income(t) > 500_000 && t["EMPLOYMENT_STATUS"] != "Employed"),
        ("ancestry that the race rules out", AncestryRuledOut),
    ];

    private static readonly string[] Asian =
    [
        "Chinese",
        "Filipino",
        "Asian Indian",
        "Vietnamese",
        "Korean",
        "Japanese",
    ];

    /// <summary>The names of all rules.</summary>
    public static IReadOnlyList<string> Names => [.. Rules.Select(r => r.Name)];

    /// <summary>The rules that a person's objective table breaks; empty for a person without a table.</summary>
    public static IReadOnlyList<string> Broken(IReadOnlyDictionary<string, string> fields) =>
        fields.ContainsKey("EMPLOYMENT_STATUS") ? [.. Rules.Where(r => r.Holds(fields)).Select(r => r.Name)] : [];

    private static int Income(IReadOnlyDictionary<string, string> t) =>
        int.Parse(t["INCOME"], CultureInfo.InvariantCulture);

    // Race is of one group only in these values; "other" holds people of several races and rules nothing out.
    private static bool AncestryRuledOut(IReadOnlyDictionary<string, string> t) =>
        t["race"] switch
        {
            "white" => Asian.Contains(t["ANCESTRY"])
                || t["ANCESTRY"] is "African American" or "West Indian" or "American Indian",
            "black" => Asian.Contains(t["ANCESTRY"]) || t["ANCESTRY"] == "American Indian",
            "asian" => !Asian.Contains(t["ANCESTRY"]),
            _ => false,
        };
}
