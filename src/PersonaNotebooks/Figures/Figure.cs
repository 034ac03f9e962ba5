using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PersonaNotebooks.Display;
using PersonaNotebooks.Figures.Svg;

namespace PersonaNotebooks.Figures;

/// <summary>
/// A figure: an immutable value that holds a Plotly figure (data and layout). Build one with a static method
/// (<c>Figure.Line</c>, <c>Figure.Bars</c>…), name its parts (<c>.Title("…").YAxis("Share", NumberFormat.Percent)</c>), and
/// end a notebook cell with it. The same figure always gives the same bytes, on every machine.
/// </summary>
[TypeFormatterSource(
    typeof(FigureFormatterSource),
    PreferredMimeTypes = ["image/svg+xml", "application/vnd.plotly.v1+json", "text/plain"]
)]
public sealed partial class Figure
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.Default };

    private readonly JsonArray data;
    private readonly JsonObject layout;

    private Figure(JsonArray data, JsonObject layout)
    {
        // Read back from text, so that a built figure and a parsed one are the same thing.
        this.data = JsonNode.Parse(data.ToJsonString())!.AsArray();
        this.layout = JsonNode.Parse(layout.ToJsonString())!.AsObject();
    }

    /// <summary>
    /// Reads a figure back from Plotly JSON that <see cref="ToJson"/> wrote. Other Plotly figures are kept as they are, but
    /// <see cref="ToSvg"/> draws only what our own builders make, and says what it cannot draw.
    /// </summary>
    /// <exception cref="InputException">The text is not JSON or not a Plotly figure.</exception>
    public static Figure Parse(string plotlyJson)
    {
        try
        {
            return
                JsonNode.Parse(plotlyJson) is JsonObject figure
                && figure["data"] is JsonArray data
                && figure["layout"] is JsonObject layout
                ? new(data, layout)
                : throw new InputException(
                    "The figure is not Plotly JSON; expected an object with 'data' and 'layout'."
                );
        }
        catch (JsonException e)
        {
            throw new InputException($"The figure is not JSON: {e.Message}", e);
        }
    }

    /// <summary>The Plotly figure with sizes and positions filled in, one line of ASCII; safe inside an HTML script.</summary>
    public string ToJson()
    {
        var arranged = PlotlyLayout.Arrange(data, layout, Frame.Of(data, layout));
        return new JsonObject { ["data"] = data.DeepClone(), ["layout"] = arranged }.ToJsonString(Compact);
    }

    /// <summary>The figure as SVG, 760 pixels wide, without scripts or ids, so that many fit in one page.</summary>
    /// <exception cref="InputException">A trace is of a type that our renderer does not draw.</exception>
    public string ToSvg() => SvgRenderer.Render(data, layout);

    /// <summary>The figure as an HTML fragment (inline SVG) for notebook engines that know only HTML.</summary>
    public string ToHtml() => $"<div style=\"max-width:{Frame.Width}px\">{ToSvg()}</div>";

    /// <summary>This figure as SVG alone, for one so large that a notebook should hold it once.</summary>
    public FigureImage AsImage() => new(this);

    /// <summary>A page of its own, where plotly.js adds zoom and hover and the SVG stands in when it cannot load.</summary>
    public string ToPage() => FigurePage.Write(this);

    /// <summary>The title and one line on what is drawn.</summary>
    public override string ToString()
    {
        var description = FigureDescription.Of(data, layout);
        return TitleText is { Length: > 0 } title ? $"{title}\n{description}" : description;
    }

    /// <summary>The title as plain text; empty when none was given.</summary>
    public string TitleText => PlotlyText.Plain((string?)layout["title"]?["text"]);

    /// <summary>
    /// Writes <c>NAME.svg</c>, <c>NAME.html</c> and <c>NAME.json</c> (the passport) and returns the figure, so that a cell can
    /// end with it. All three are written before the first replaces an old one; files that would not change are left alone.
    /// </summary>
    /// <param name="name">A file name without extension: letters, digits, dots, hyphens and underscores.</param>
    /// <param name="passport">Where the numbers came from; the hashes of the drawing are added.</param>
    /// <param name="folder">Where to write; <see cref="Home.Figures"/> when null.</param>
    /// <exception cref="InputException">The name is no file name, the folder cannot be written, or the disk is full.</exception>
    public Figure Save(string name, Passport passport, string? folder = null)
    {
        FigureFiles.Write(this, name, passport, folder ?? Home.Figures);
        return this;
    }

    /// <summary>A copy whose layout was changed.</summary>
    private Figure Change(Action<JsonObject> change)
    {
        var copy = (JsonObject)layout.DeepClone();
        change(copy);
        return new(data, copy);
    }
}
