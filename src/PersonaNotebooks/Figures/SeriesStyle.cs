using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures;

/// <summary>
/// The look of the n-th series: Okabe and Ito's colours (2008, safe for colour-blind readers; without their yellow, too pale on
/// white), and a dash and a marker for each, so that colour is never the only difference.
/// </summary>
internal static class SeriesStyle
{
    public const string Ink = "#1f2328";
    public const string Grey = "#57606a";
    public const string Grid = "#e4e7eb";
    public const string Card = "#ffffff";

    private static readonly string[] Colors =
    [
        "#0072b2",
        "#d55e00",
        "#009e73",
        "#cc79a7",
        "#e69f00",
        "#56b4e9",
        "#4d4d4d",
        "#8c510a",
    ];

    private static readonly string[] Dashes =
    [
        "solid",
        "dash",
        "dot",
        "dashdot",
        "longdash",
        "longdashdot",
        "solid",
        "dash",
    ];

    private static readonly string[] Symbols =
    [
        "circle",
        "square",
        "diamond",
        "triangle-up",
        "triangle-down",
        "cross",
        "x",
        "star",
    ];

    public static int Count => Colors.Length;

    public static string Color(int series) => Colors[Checked(series)];

    /// <summary>A translucent fill of the series' colour.</summary>
    public static string Fill(int series, string alpha = "0.18")
    {
        var c = Convert.ToInt32(Color(series)[1..], 16);
        return $"rgba({c >> 16},{(c >> 8) & 255},{c & 255},{alpha})";
    }

    /// <summary>The thin pale rim that keeps touching markers apart.</summary>
    public static JsonObject Edge() => new() { ["color"] = Card, ["width"] = 0.8 };

    /// <summary>Gives every coloured part that the trace has the look of the series.</summary>
    public static JsonObject Apply(JsonObject trace, int series)
    {
        trace["meta"] = new JsonObject { ["series"] = series };
        if (trace["fillcolor"] is not null)
        {
            trace["fillcolor"] = Fill(series, (string?)trace["type"] == "box" ? "0.35" : "0.18");
        }
        if (trace["line"] is JsonObject line)
        {
            line["color"] = Color(series);
            if (line["dash"] is not null)
            {
                line["dash"] = Dashes[series];
            }
        }
        if (trace["marker"] is JsonObject marker && (string?)marker["color"] != Card)
        {
            marker["color"] = Color(series);
            if (marker["symbol"] is not null)
            {
                marker["symbol"] = Symbols[series];
            }
        }
        foreach (var name in (string[])["error_x", "error_y"])
        {
            if (trace[name] is JsonObject error && (string?)trace["type"] != "bar")
            {
                error["color"] = Color(series);
            }
        }
        return trace;
    }

    private static int Checked(int series) =>
        series < Colors.Length
            ? series
            : throw new InputException(
                $"A figure can tell {Colors.Length} series apart, not {series + 1}; draw fewer or use Figure.SmallMultiples."
            );
}
