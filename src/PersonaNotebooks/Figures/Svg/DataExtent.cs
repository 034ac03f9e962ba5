using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures.Svg;

/// <summary>The values that an axis must hold for a trace, error bars and bar widths included.</summary>
internal static class DataExtent
{
    public static IEnumerable<double> X(JsonObject trace)
    {
        var x = Spec.ReadAll(trace["x"]);
        return (string?)trace["type"] == "bar" ? x.SelectMany(v => BarSpan(trace, v)) : WithErrors(x, trace["error_x"]);
    }

    public static IEnumerable<double> Y(JsonObject trace) =>
        (string?)trace["type"] == "box"
            ? [.. Spec.ReadAll(trace["lowerfence"]), .. Spec.ReadAll(trace["upperfence"])]
            : WithErrors(Spec.ReadAll(trace["y"]), trace["error_y"]);

    private static double[] BarSpan(JsonObject trace, double x)
    {
        var left = x + Spec.Read(trace["offset"]);
        return [left, left + Spec.Read(trace["width"])];
    }

    private static IEnumerable<double> WithErrors(double[] values, JsonNode? errors) =>
        errors is null
            ? values
            :
            [
                .. values,
                .. values.Zip(Spec.ReadAll(errors["array"]), (v, e) => v + e),
                .. values.Zip(Spec.ReadAll(errors["arrayminus"]), (v, e) => v - e),
            ];
}
