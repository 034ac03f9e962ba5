using System.Globalization;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Figures;

/// <summary>A number that a paper reports. It is drawn beside ours and never mixed with them.</summary>
/// <param name="Paper">The paper, by author and year.</param>
/// <param name="Place">The table, figure or page.</param>
/// <param name="Row">The row or series, such as a method and a data set.</param>
/// <param name="Metric">What was measured.</param>
/// <param name="Value">The number; null where the paper says something that we could not read, which is never filled in.</param>
/// <param name="Certainty">How we know it: <c>published</c>, <c>secondary source</c>, <c>recomputed</c> …</param>
public sealed record PublishedValue(
    string Paper,
    string Place,
    string Row,
    string Metric,
    double? Value,
    string Certainty
)
{
    /// <summary>Reads <c>data/published/NAME.csv</c>.</summary>
    /// <exception cref="InputException">The file or a column is missing, or a value is not a number.</exception>
    public static IReadOnlyList<PublishedValue> Load(string name) =>
        [
            .. CsvRows
                .Read(Home.Data("published", $"{name}.csv"), "paper", "place", "row", "metric", "value", "certainty")
                .Select(row => new PublishedValue(
                    row["paper"],
                    row["place"],
                    row["row"],
                    row["metric"],
                    row["value"].Length == 0 ? null
                        : double.TryParse(row["value"], CultureInfo.InvariantCulture, out var value) ? value
                        : throw row.Bad($"'{row["value"]}' is not a number; leave it empty when it is not known"),
                    row["certainty"]
                )),
        ];
}
