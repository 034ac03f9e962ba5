using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures;

/// <summary>The traces of a table of coloured cells: one for the values, one for what is missing.</summary>
/// <remarks>Cell texts are Plotly text, already escaped.</remarks>
internal sealed record Grid(int Rows, int Columns)
{
    public JsonObject Colored(Func<int, int, double> value, Func<int, int, string?> text) =>
        Trace(value, text, new JsonObject(), "coloraxis");

    public JsonObject Missing(Func<int, int, bool> missing, Func<int, int, string?> text, string name)
    {
        var trace = Trace((r, c) => missing(r, c) ? 0 : double.NaN, text, new JsonObject { ["missing"] = true }, null);
        (trace["name"], trace["showlegend"], trace["showscale"]) = (PlotlyText.Escape(name), true, false);
        trace["colorscale"] = new JsonArray(new JsonArray(0, "#e9ebee"), new JsonArray(1, "#e9ebee"));
        return trace;
    }

    public static JsonObject ColorAxis(double[] values, ColorScale scale, NumberFormat format)
    {
        var (low, high) = (values.Min(), values.Max());
        if (scale.Middle is { } middle)
        {
            var reach = Math.Max(high - middle, middle - low);
            (low, high) = (middle - reach, middle + reach);
        }
        if (low == high)
        {
            var room = low == 0 ? 1 : Math.Abs(low) * 0.1;
            (low, high) = (low - room, high + room);
        }
        return new()
        {
            ["colorscale"] = scale.ToPlotly(),
            ["cmin"] = Spec.Number(low),
            ["cmax"] = Spec.Number(high),
            ["colorbar"] = new JsonObject { ["tickformat"] = format.Pattern },
        };
    }

    private JsonObject Trace(
        Func<int, int, double> value,
        Func<int, int, string?> text,
        JsonObject meta,
        string? coloraxis
    )
    {
        JsonArray Table<T>(Func<int, int, T> cell, Func<T, JsonNode?> write) =>
            [
                .. Enumerable
                    .Range(0, Rows)
                    .Select(r =>
                        (JsonNode)new JsonArray([.. Enumerable.Range(0, Columns).Select(c => write(cell(r, c)))])
                    ),
            ];
        JsonObject trace = new()
        {
            ["type"] = "heatmap",
            ["x"] = Spec.Numbers(Enumerable.Range(0, Columns).Select(i => (double)i)),
            ["y"] = Spec.Numbers(Enumerable.Range(0, Rows).Select(i => (double)i)),
            ["z"] = Table(value, z => Spec.Number(z)),
            ["text"] = Table(text, t => t ?? ""),
            ["textfont"] = new JsonObject { ["size"] = 12 },
            ["texttemplate"] = "%{text}",
            ["hovertemplate"] = "%{text}<extra></extra>",
            ["hoverongaps"] = false,
            ["xgap"] = 2,
            ["ygap"] = 2,
            ["meta"] = meta,
        };
        if (coloraxis is not null)
        {
            trace["coloraxis"] = coloraxis;
        }
        return trace;
    }
}
