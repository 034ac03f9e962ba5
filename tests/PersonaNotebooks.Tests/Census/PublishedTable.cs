using System.Text.Json;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Tests.Census;

/// <summary>Puts published tables that are kept beside a clone as CSV into the shape of the Census service's answers.</summary>
internal static class PublishedTable
{
    private static readonly Dictionary<string, string> Fips = States.All.ToDictionary(s => s.Postal, s => s.Fips);

    /// <summary>A table of 2018 from the long file of detailed tables.</summary>
    public static LabelledTable Detailed2018(string table)
    {
        var rows = CsvRows
            .Read(
                SharedDataFactAttribute.PathOf("data/census/acs2018_state_tidy.csv"),
                "state",
                "table",
                "variable",
                "label",
                "estimate"
            )
            .Where(r => r["table"] == table)
            .ToList();
        string[] codes = [.. rows.Select(r => r["variable"]).Distinct()];
        var answer = rows.GroupBy(r => r["state"])
            .Select(s =>
            {
                var figures = s.ToDictionary(r => r["variable"], r => r["estimate"]);
                return codes.Select(figures.GetValueOrDefault).Append(Fips[s.Key]);
            });
        return Table(
            table,
            codes,
            answer,
            rows.DistinctBy(r => r["variable"]).ToDictionary(r => r["variable"], r => "Estimate!!" + r["label"])
        );
    }

    /// <summary>The data profile of age, sex and race of 2018, with its published labels.</summary>
    public static LabelledTable Profile2018()
    {
        static string PathOf(string file) =>
            SharedDataFactAttribute.PathOf($"data/census/acs2018-profile/{file}dp05.csv");
        var labels = CsvRows
            .Read(PathOf("legend/"), "VARIABLE", "LABEL")
            .Where(r => r["VARIABLE"].EndsWith('E') && !r["VARIABLE"].EndsWith("PE"))
            .ToDictionary(r => r["VARIABLE"], r => r["LABEL"]);
        string[] codes = [.. labels.Keys];
        var answer = CsvRows
            .Read(PathOf(""), [.. codes, "state"])
            .Select(r => codes.Select(c => r[c] == "null" ? null : r[c]).Append(r["state"].PadLeft(2, '0')));
        return Table("DP05", codes, answer, labels);
    }

    /// <summary>The subject table of age and sex of 2023: codes in its first line, labels in its second.</summary>
    public static LabelledTable AgeAndSex2023()
    {
        var lines = File.ReadAllLines(SharedDataFactAttribute.PathOf("data/census/acs2023_s0101_age_sex.csv"))
            .Select(l => l.TrimEnd(',').Trim('"').Split("\",\""))
            .ToList();
        int[] estimates = [.. Enumerable.Range(2, lines[0].Length - 2).Where(i => lines[0][i].EndsWith('E'))];
        return Table(
            "S0101",
            [.. estimates.Select(i => lines[0][i])],
            lines.Skip(2).Select(l => estimates.Select(i => (string?)l[i]).Append(l[0][^2..])),
            estimates.ToDictionary(i => lines[0][i], i => lines[1][i])
        );
    }

    private static LabelledTable Table(
        string id,
        string[] codes,
        IEnumerable<IEnumerable<string?>> rows,
        Dictionary<string, string> labels
    ) =>
        new(
            id,
            CensusApiTable.Parse(id, JsonSerializer.Serialize(rows.Prepend(codes.Append("state")))),
            CensusApiLabels.Parse(
                id,
                JsonSerializer.Serialize(
                    new { variables = labels.ToDictionary(l => l.Key, l => new { label = l.Value }) }
                )
            )
        );
}
