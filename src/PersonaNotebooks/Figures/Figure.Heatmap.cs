using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures;

public sealed partial class Figure
{
    /// <summary>A table of coloured cells with their values; missing values (NaN) are hatched.</summary>
    /// <param name="rows">Names of the rows, from the top down.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="values">As many rows and columns of numbers.</param>
    /// <param name="format">How the values are written in cells and legend.</param>
    /// <param name="scale">Colours; <see cref="ColorScale.Sequential"/> when null.</param>
    /// <param name="legend">What the colours mean, with the unit.</param>
    /// <exception cref="InputException">Nothing to draw, or names and values that do not match.</exception>
    public static Figure Heatmap(
        IEnumerable<string> rows,
        IEnumerable<string> columns,
        double[,] values,
        NumberFormat? format = null,
        ColorScale? scale = null,
        string? legend = null
    )
    {
        string[] rowNames = [.. rows],
            columnNames = [.. columns];
        Spec.SameLength(nameof(Heatmap), ("row names", rowNames.Length), ("rows of values", values.GetLength(0)));
        Spec.SameLength(
            nameof(Heatmap),
            ("column names", columnNames.Length),
            ("columns of values", values.GetLength(1))
        );
        var cells = values.Cast<double>().Where(double.IsFinite).ToArray();
        if (cells.Length == 0)
        {
            throw Spec.Empty(nameof(Heatmap));
        }
        var write = format ?? (cells.All(v => v == Math.Round(v)) ? NumberFormat.Count : NumberFormat.Decimals(2));
        string? Cell(int r, int c) =>
            double.IsFinite(values[r, c]) ? PlotlyText.Escape(write.Write(values[r, c])) : null;
        string? Gap(int r, int c) => double.IsFinite(values[r, c]) ? null : "no data";
        var grid = new Grid(rowNames.Length, columnNames.Length);
        List<JsonObject> traces = [grid.Colored((r, c) => values[r, c], Cell)];
        if (cells.Length < values.Length)
        {
            traces.Add(grid.Missing((r, c) => !double.IsFinite(values[r, c]), Gap, "no data"));
        }
        JsonObject layout = new()
        {
            ["meta"] = new JsonObject
            {
                ["kind"] = "Heatmap",
                ["rowHeight"] = 30,
                ["colors"] = legend ?? "",
            },
            ["xaxis"] = Spec.Categories(columnNames),
            ["yaxis"] = Spec.Categories(rowNames, fromTop: true),
            ["coloraxis"] = Grid.ColorAxis(cells, scale ?? ColorScale.Sequential, write),
        };
        return new([.. traces.Select(t => (JsonNode)t)], layout);
    }
}
