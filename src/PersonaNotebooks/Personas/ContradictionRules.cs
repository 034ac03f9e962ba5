using System.Globalization;

namespace PersonaNotebooks.Personas;

/// <summary>
/// Pairs of facts in a persona table that cannot both be true, or as good as never are. Our own rules; each names what it finds. A table without a
/// finding may still be odd.
/// </summary>
public static class ContradictionRules
{
    private static readonly (string Name, Func<IReadOnlyDictionary<string, string>, bool> Holds)[] Rules =
    [
        ("graduate degree before 20", t => Oldest(t) < 20 && t["EDUCATION"] == "Graduate Degree"),
        ("bachelor's degree before 20", t => Oldest(t) < 20 && t["EDUCATION"] == "Bachelor's"),
        ("widowed before 20", t => Oldest(t) < 20 && t["MARITAL_STATUS"] == "Widowed"),
        ("divorced before 20", t => Oldest(t) < 20 && t["MARITAL_STATUS"] == "Divorced"),
        (
            "own children under 6 at 65 or more",
            t => Youngest(t) >= 65 && t["FAMILY_PRESENCE_AND_AGE"] is ("Children under 6" or "Children of both ages")
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
        (
            "born in a US state and naturalized or no citizen",
            t => t["PLACE_OF_BIRTH"] == "US State" && t["CITIZENSHIP"] != "Citizen by birth"
        ),
        ("over $500,000 without employment", t => Income(t) > 500_000 && t["EMPLOYMENT_STATUS"] != "Employed"),
        (
            "unpaid family worker with over $100,000",
            t => Income(t) > 100_000 && t["CLASS_OF_WORKER"] == "Unpaid family worker"
        ),
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

    private static int Youngest(IReadOnlyDictionary<string, string> t) => PortraitCheck.Band(t["age"]).Least;

    private static int Oldest(IReadOnlyDictionary<string, string> t) => PortraitCheck.Band(t["age"]).Most;

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
