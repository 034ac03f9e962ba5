using PersonaNotebooks.Display;
using PersonaNotebooks.Figures;

namespace PersonaNotebooks.Mixtures;

/// <summary>What Bui et al. (2025) report, to stand beside our numbers.</summary>
public static class MixturePaper
{
    private const string Gain = "MoP improvement in percent";

    /// <summary>Fréchet, MAUVE and KL-cosine of every row of a data set, and how each row is known.</summary>
    /// <param name="dataSet"><c>AGNews</c>, <c>Yelp</c>, <c>SST-2</c> or <c>IMDB</c>.</param>
    public static Table Alignment(string dataSet)
    {
        var rows = PublishedValue
            .Load("mixture-of-personas")
            .Where(v => v.Row.EndsWith($", {dataSet}", StringComparison.Ordinal))
            .Where(v => v.Place is not ("Table 2" or "Figure 4") && !v.Row.StartsWith(Gain, StringComparison.Ordinal))
            .GroupBy(v => (v.Place, v.Row, v.Certainty));
        Column<IGrouping<(string Place, string Row, string Certainty), PublishedValue>> Metric(string name) =>
            new(name, g => g.FirstOrDefault(v => v.Metric == name)?.Value, NumberFormat.Decimals(3));
        return Table.Of(
            rows,
            $"Bui et al. 2025, {dataSet}.",
            40,
            new("Place", g => g.Key.Place),
            new("Row", g => g.Key.Row[..^(dataSet.Length + 2)]),
            Metric("FID"),
            Metric("MAUVE"),
            Metric("KL Cosine"),
            new("Known from", g => g.Key.Certainty)
        );
    }

    /// <summary>The paper's Table 2: F1 of a classifier trained on written texts.</summary>
    public static Table Downstream() =>
        Table.Of(
            PublishedValue
                .Load("mixture-of-personas")
                .Where(v => v.Place == "Table 2")
                .GroupBy(v => v.Row[..v.Row.LastIndexOf(", ", StringComparison.Ordinal)]),
            "Bui et al. 2025, Table 2: F1 on golden texts.",
            40,
            [
                new("Row", g => g.Key),
                .. ((string[])["AGNews", "Yelp", "SST-2", "IMDB"]).Select(set => new Column<
                    IGrouping<string, PublishedValue>
                >(
                    set,
                    g => g.First(v => v.Row.EndsWith($", {set}", StringComparison.Ordinal)).Value,
                    NumberFormat.Decimals(3)
                )),
            ]
        );
}
