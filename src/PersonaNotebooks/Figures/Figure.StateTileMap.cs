using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures;

public sealed partial class Figure
{
    /// <summary>
    /// A map of the United States with one square for each state, DC and Puerto Rico, coloured by value. States without a value
    /// are hatched, and the legend says how many they are.
    /// </summary>
    /// <param name="values">Values by postal code ("CA"); NaN or absent means missing.</param>
    /// <param name="format">How the values are written in tiles and legend.</param>
    /// <param name="scale">Colours; <see cref="ColorScale.Sequential"/> when null, <see cref="ColorScale.Diverging"/> for differences.</param>
    /// <param name="legend">What the colours mean, with the unit.</param>
    /// <exception cref="InputException">A postal code is unknown, or every value is missing.</exception>
    public static Figure StateTileMap(
        IEnumerable<KeyValuePair<string, double>> values,
        NumberFormat? format = null,
        ColorScale? scale = null,
        string? legend = null
    )
    {
        var given = values.ToDictionary(p => p.Key, p => p.Value);
        if (given.Keys.FirstOrDefault(code => !StateTiles.All.ContainsKey(code)) is { } unknown)
        {
            throw new InputException(
                $"'{unknown}' is not the postal code of a state, DC or PR; write two capital letters, for example 'CA'."
            );
        }
        var known = given.Where(p => double.IsFinite(p.Value)).ToDictionary();
        if (known.Count == 0)
        {
            throw Spec.Empty(nameof(StateTileMap));
        }
        var write = format ?? NumberFormat.Decimals(2);
        var codes = StateTiles.All.ToDictionary(tile => tile.Value, tile => tile.Key);
        string? Code(int r, int c) => codes.GetValueOrDefault((r, c));
        double Value(int r, int c) => Code(r, c) is { } code ? known.GetValueOrDefault(code, double.NaN) : double.NaN;
        bool IsMissing(int r, int c) => Code(r, c) is { } code && !known.ContainsKey(code);
        var grid = new Grid(StateTiles.RowCount, StateTiles.ColumnCount);
        List<JsonObject> traces =
        [
            grid.Colored(
                Value,
                (r, c) =>
                    double.IsFinite(Value(r, c))
                        ? $"{Code(r, c)}<br>{PlotlyText.Escape(write.Write(Value(r, c)))}"
                        : null
            ),
        ];
        if (known.Count < StateTiles.All.Count)
        {
            var count = StateTiles.All.Count - known.Count;
            traces.Add(grid.Missing(IsMissing, (r, c) => IsMissing(r, c) ? Code(r, c) : null, $"not shown ({count})"));
        }
        JsonObject Hidden(double from, double to) => new() { ["visible"] = false, ["range"] = new JsonArray(from, to) };
        return new(
            [.. traces.Select(t => (JsonNode)t)],
            new()
            {
                ["meta"] = new JsonObject
                {
                    ["kind"] = "State tile map",
                    ["squares"] = true,
                    ["colors"] = legend ?? "",
                },
                ["xaxis"] = Hidden(-0.5, StateTiles.ColumnCount - 0.5),
                ["yaxis"] = Hidden(StateTiles.RowCount - 0.5, -0.5),
                ["coloraxis"] = Grid.ColorAxis([.. known.Values], scale ?? ColorScale.Sequential, write),
            }
        );
    }
}
