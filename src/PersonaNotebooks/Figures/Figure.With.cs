using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures;

public sealed partial class Figure
{
    /// <summary>
    /// This figure with another drawn over it on the same axes, in the next colours:
    /// <c>Figure.Line(x, model, "Model").With(Figure.Line(x, people, "People"))</c>. A part of the same name as one that is
    /// already there takes its colour. Titles and axes are this figure's.
    /// </summary>
    /// <exception cref="InputException">One of them has several panels, or there are more series than can be told apart.</exception>
    public Figure With(Figure other)
    {
        if (layout["grid"] is not null || other.layout["grid"] is not null)
        {
            throw new InputException("A figure of several panels cannot be drawn over another; join the panels first.");
        }
        var joined = (JsonArray)data.DeepClone();
        var styles = StylesByName(joined);
        var next = joined.Select(SeriesOf).DefaultIfEmpty(-1).Max() + 1;
        foreach (var trace in other.data.Select(t => (JsonObject)t!.DeepClone()))
        {
            if (SeriesOf(trace) is >= 0 and var series)
            {
                var known = styles.TryGetValue((string?)trace["name"] ?? "", out var style);
                SeriesStyle.Apply(trace, known ? style : next + series);
            }
            joined.Add((JsonNode)trace);
        }
        return new(joined, (JsonObject)layout.DeepClone());
    }

    private static int SeriesOf(JsonNode? trace) => (int?)trace!["meta"]?["series"] ?? -1;

    private static Dictionary<string, int> StylesByName(IEnumerable<JsonNode?> traces) =>
        traces
            .Where(trace => SeriesOf(trace) >= 0 && trace!["name"] is not null)
            .GroupBy(trace => (string)trace!["name"]!)
            .ToDictionary(group => group.Key, group => SeriesOf(group.First()));
}
