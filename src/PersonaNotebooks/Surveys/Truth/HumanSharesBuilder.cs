using System.Globalization;
using PersonaNotebooks.Census;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys.Truth;

/// <summary>
/// Makes <c>data/surveys/shares-2020.csv</c> from the poll's file (<c>nonvoters_data.csv</c>: FiveThirtyEight and Ipsos, CC BY 4.0).
/// Weighted by the publisher's weight; who refused or was not asked is left out of the item.
/// </summary>
public static class HumanSharesBuilder
{
    private static readonly string[] About = ["weight", "ppage", "gender", "race", "educ", "income_cat", "Q30", "Q33"];

    /// <summary>The lines of the file, header first.</summary>
    /// <param name="path">The poll's file.</param>
    /// <param name="items">The items.</param>
    /// <exception cref="InputException">A column is missing or a code is unknown.</exception>
    public static IReadOnlyList<string> Build(string path, IReadOnlyList<SurveyItem> items)
    {
        List<string> lines = ["item,group,category,option,share,n,effective_n,standard_error"];
        var people = CsvRows.Read(path, [.. About, .. items.Select(i => i.Column)]).ToList();
        var groups = people
            .SelectMany(GroupsOf)
            .Distinct()
            .OrderBy(g => GroupNames.IndexOf(g.Group))
            .ThenBy(g => g.Category, StringComparer.Ordinal)
            .ToList();
        var members = groups.ToDictionary(g => g, g => people.Where(p => GroupsOf(p).Contains(g)).ToList());
        foreach (var item in items)
        {
            foreach (var group in groups)
            {
                lines.AddRange(Shares(item, group, members[group]));
            }
        }
        return lines;
    }

    private static readonly List<string> GroupNames = ["all", "sex", "race", "age", "education", "income", "party"];

    private static IEnumerable<string> Shares(
        SurveyItem item,
        (string Group, string Category) group,
        List<CsvRow> people
    )
    {
        var answers = people
            .Where(p => p[item.Column] is not ("-1" or "NA"))
            .Select(p => (Option: (int)p.Count(item.Column), Weight: p.Number("weight"), Row: p))
            .ToList();
        if (answers.FirstOrDefault(a => a.Option < 1 || a.Option > item.Options.Count) is { Row: { } bad })
        {
            throw bad.Bad($"{item.Column} holds {bad[item.Column]}, which is not one of {item.Options.Count} options");
        }
        if (answers.Count == 0)
        {
            yield break;
        }
        var total = answers.Sum(a => a.Weight);
        var effective = SurveyWeights.EffectiveSampleSize([.. answers.Select(a => a.Weight)]);
        for (var option = 1; option <= item.Options.Count; option++)
        {
            var share = answers.Where(a => a.Option == option).Sum(a => a.Weight) / total;
            var spread = answers.Sum(a => Math.Pow(a.Weight * ((a.Option == option ? 1 : 0) - share), 2));
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{item.Id},{group.Group},{group.Category},{option},{share:0.000000},{answers.Count},{effective:0.0},{Math.Sqrt(spread) / total:0.000000}"
            );
        }
    }

    private static IEnumerable<(string Group, string Category)> GroupsOf(CsvRow person)
    {
        yield return ("all", "all");
        yield return ("sex", person["gender"].ToLowerInvariant());
        yield return ("race", person["race"].ToLowerInvariant().Replace("other/mixed", "other"));
        yield return ("age", Age(person.Count("ppage")));
        yield return (
            "education",
            person["educ"] switch
            {
                "College" => "college graduate",
                "Some college" => "some college",
                "High school or less" => "high school or less",
                var other => throw person.Bad($"'{other}' is not a degree of this file"),
            }
        );
        yield return (
            "income",
            person["income_cat"] switch
            {
                "Less than $40k" => "under $40000",
                "$40-75k" => "$40000 to $74999",
                "$75-125k" => "$75000 to $124999",
                "$125k or more" => "$125000 or more",
                var other => throw person.Bad($"'{other}' is not an income of this file"),
            }
        );
        yield return (
            "party",
            (person["Q30"], person["Q33"]) switch
            {
                ("1", _) or (_, "1") => "republican or leaning",
                ("2", _) or (_, "2") => "democrat or leaning",
                _ => "neither",
            }
        );
    }

    private static string Age(double years) =>
        years < 30 ? "18-29"
        : years < 45 ? "30-44"
        : years < 65 ? "45-64"
        : "65+";
}
