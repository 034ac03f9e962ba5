using System.Globalization;

namespace PersonaNotebooks.Census;

/// <summary>
/// Makes the small tables of <c>data/census/acs-2018</c> from public compilations of the American Community Survey 2018, 1-year: the
/// detailed tables in long form, the data profiles DP02 and DP03, and counts by race, sex, age and education (5-year, 2014 to 2018).
/// Only adults are kept; bands of ages that lie inside one of ours are added up.
/// </summary>
/// <param name="folder">Holds <c>acs2018_state_tidy.csv</c>, <c>acs2018-profile/dp02.csv</c>, <c>dp03.csv</c> and <c>poststrat_df.csv</c>.</param>
public sealed class AcsDistiller(string folder)
{
    private static readonly AgeBand[] Ours = [.. AdultsTable.Age.Categories.Select(AgeBand.Parse)];

    /// <summary>Every file's name and lines, header first.</summary>
    /// <exception cref="InputException">A source is missing or holds no figure that a topic needs.</exception>
    public IEnumerable<(string File, IReadOnlyList<string> Lines)> Build()
    {
        foreach (var topic in AcsTopic.Load2018().GroupBy(t => t.Topic))
        {
            var table = topic.First().Table;
            var figures = table.StartsWith("DP") ? Profile(table, [.. topic]) : Detailed(table, [.. topic]);
            yield return (AcsTable.FileName(topic.Key), ["state,sex,age,category,value", .. figures]);
        }
        yield return ("education-joint.csv", ["race,state,sex,age,education,adults", .. EducationJoint()]);
    }

    private List<string> Detailed(string table, AcsTopic[] topic)
    {
        Dictionary<(string State, string Sex, string Age, string Category), double> sums = [];
        List<(string, string, string, string)> order = [];
        var rows = CsvRows.Read(
            Path.Combine(folder, "acs2018_state_tidy.csv"),
            "state",
            "table",
            "label",
            "is_leaf",
            "estimate"
        );
        foreach (var row in rows.Where(r => r["table"] == table && r["is_leaf"] == "1"))
        {
            string[] steps = [.. row["label"].Split("!!").Where(s => s != "Total")];
            var sex = steps.FirstOrDefault(s => s is "Male" or "Female")?.ToLowerInvariant() ?? "";
            var ages = steps.Select(AgeBand.OfLabel).FirstOrDefault(a => a is not null);
            var match = string.Join(
                "!!",
                steps.Where(s => s is not ("Male" or "Female") && AgeBand.OfLabel(s) is null)
            );
            if (ages is { To: <= 18 } || topic.FirstOrDefault(t => t.Match == match) is not { } part)
            {
                continue;
            }
            var key = (row["state"], sex, ages is { } band ? Merged(band) : "", part.Category);
            if (!sums.ContainsKey(key))
            {
                order.Add(key);
            }
            sums[key] = sums.GetValueOrDefault(key) + row.Count("estimate");
        }
        // A table that crosses age also prints totals over it that look like leaves.
        var crossed = order.Any(k => k.Item3.Length > 0);
        return
        [
            .. from state in States.All
            from key in order
            where key.Item1 == state.Postal && (!crossed || key.Item3.Length > 0)
            select Line(key, sums[key]),
        ];
    }

    private List<string> Profile(string table, AcsTopic[] topic)
    {
        string[] codes = [.. topic.Select(t => t.Match).Distinct()];
        var rows = CsvRows
            .Read(Path.Combine(folder, "acs2018-profile", $"{table.ToLowerInvariant()}.csv"), ["NAME", .. codes])
            .ToDictionary(r => r["NAME"]);
        return
        [
            .. from state in States.All
            // Puerto Rico has profiles of its own, which this compilation leaves empty.
            where state.Postal != "PR"
            from category in topic.GroupBy(t => t.Category)
            let value = category.Sum(t => t.Sign * rows[state.Name].Number(t.Match))
            select value >= 0
                ? Line((state.Postal, "", "", category.Key), value)
                : throw new InputException($"{table}: {category.Key} of {state.Name} comes out as {value}."),
        ];
    }

    private IEnumerable<string> EducationJoint() =>
        CsvRows
            .Read(Path.Combine(folder, "poststrat_df.csv"), "state", "eth", "male", "age", "educ", "n")
            .Select(r =>
                $"{r["eth"].ToLowerInvariant()},{r["state"]},{(r["male"] == "0.5" ? "male" : "female")},{r["age"]},{Degree(r["educ"])},{r["n"]}"
            )
            .Order(StringComparer.Ordinal);

    private static string Degree(string text) =>
        text switch
        {
            "No HS" => "no diploma",
            "HS" => "high school",
            "Some College" or "Some college" => "some college",
            "4-Year College" => "bachelor's",
            "Post-grad" => "graduate",
            _ => throw new InputException($"The counts by education name an unknown degree, '{text}'."),
        };

    private static string Merged(AgeBand band) =>
        (Array.FindIndex(Ours, o => band.Within(o)) is >= 0 and var at ? Ours[at] : band).ToString();

    private static string Line((string State, string Sex, string Age, string Category) key, double value) =>
        $"{key.State},{key.Sex},{key.Age},{key.Category},{value.ToString("0", CultureInfo.InvariantCulture)}";
}
