using System.Text.Json.Nodes;
using PersonaNotebooks.Figures;

namespace PersonaNotebooks.Tests.Figures;

public class FigureJsonTests
{
    [Theory, MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void SurvivesAWayThroughText(string name)
    {
        var figure = Samples.Get(name);
        var again = Figure.Parse(figure.ToJson());
        Assert.Equal(figure.ToJson(), again.ToJson());
        Assert.Equal(figure.ToSvg(), again.ToSvg());
        Assert.Equal(figure.ToString(), again.ToString());
    }

    [Fact]
    public void HoldsTheNumbersUnderPlotlysNames()
    {
        var bar = JsonNode.Parse(
            Figure.Bars(["a", "b"], [Samples.Estimate(0.2, 0.1), Samples.Estimate(0.5, 0.2)]).ToJson()
        )!["data"]![0]!;
        Assert.Equal("bar", (string?)bar["type"]);
        Assert.Equal([0.2, 0.5], bar["y"]!.AsArray().Select(v => (double)v!));
        Assert.Equal([0.1, 0.2], bar["error_y"]!["array"]!.AsArray().Select(v => (double)v!));
    }

    [Fact]
    public void MissingNumbersAreNullNeverInvented()
    {
        var y = JsonNode.Parse(Figure.Line([1, 2, 3], [1, double.PositiveInfinity, 3]).ToJson())!["data"]![0]![
            "y"
        ]!.AsArray();
        Assert.Null(y[1]);
        Assert.Equal(3, y.Count);
    }

    [Fact]
    public void TextIsSafeInPlotlyAndInThePage()
    {
        var figure = Figure.Bars(["<script>alert(1)</script>", "$5"], [1, 2]).Title("</script><b>x</b>");
        var layout = JsonNode.Parse(figure.ToJson())!["layout"]!;
        Assert.Contains("&lt;script", (string)layout["xaxis"]!["ticktext"]![0]!);
        Assert.DoesNotContain("$", (string)layout["xaxis"]!["ticktext"]![1]!); // MathJax would read it
        Assert.DoesNotContain("<script>alert", figure.ToPage());
        Assert.DoesNotContain("</script><b>", figure.ToPage());
    }

    [Fact]
    public void ChangingACopyLeavesTheOriginal()
    {
        var figure = Figure.Line([1, 2], [1, 2], "a");
        var before = figure.ToJson();
        _ = figure.Title("t").XAxis("x").HorizontalLine(1, "one").With(Figure.Line([1, 2], [2, 1], "b")).ToSvg();
        Assert.Equal(before, figure.ToJson());
    }

    [Fact]
    public void SeriesDifferByColourDashAndMarkerAndKeepTheirNamesLook()
    {
        var data = JsonNode.Parse(
            Figure
                .SmallMultiples(
                    2,
                    ("1", Figure.Line([1], [1], "a").With(Figure.Line([1], [2], "b"))),
                    ("2", Figure.Line([1], [1], "b"))
                )
                .ToJson()
        )!["data"]!.AsArray();
        string Look(int i) =>
            $"{data[i]!["line"]!["color"]} {data[i]!["line"]!["dash"]} {data[i]!["marker"]!["symbol"]}";
        Assert.NotEqual(Look(0), Look(1));
        Assert.Equal(Look(1), Look(2));
        Assert.Equal([true, true, false], data.Select(t => (bool)t!["showlegend"]!));
    }

    [Fact]
    public void PanelsShareTheirRanges()
    {
        var layout = JsonNode.Parse(Samples.Get("multiples").ToJson())!["layout"]!;
        Assert.Equal(layout["yaxis"]!["range"]!.ToJsonString(), layout["yaxis2"]!["range"]!.ToJsonString());
    }

    [Fact]
    public void NotebookEnginesFindEveryMimeType()
    {
        var figure = Samples.Get("bars");
        Dictionary<string, string> outputs = [];
        foreach (dynamic formatter in new FigureFormatterSource().CreateTypeFormatters())
        {
            var writer = new StringWriter();
            Assert.True(formatter.Format(figure, writer));
            Assert.False(formatter.Format("something else", new StringWriter()));
            outputs[formatter.MimeType] = writer.ToString();
        }
        Assert.Equal(figure.ToSvg(), outputs["image/svg+xml"]);
        Assert.NotNull(JsonNode.Parse(outputs["application/vnd.plotly.v1+json"])!["data"]);
        Assert.Contains("<svg", outputs["text/html"]);
        Assert.StartsWith("What the model says", outputs["text/plain"]);
    }
}
