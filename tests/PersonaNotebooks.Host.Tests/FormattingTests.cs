using PersonaNotebooks.Host.Formatting;

namespace PersonaNotebooks.Host.Tests;

public class FormattingTests
{
    [Fact]
    public void AnAttributeOfTheConventionsNameIsHonoured()
    {
        foreach (var value in new object[] { new Marked(), new Derived(), new ByInterface() })
        {
            var data = ValueFormatter.Format(value).Data;
            Assert.Equal(["application/vnd.plotly.v1+json", "text/html"], data.Keys);
            Assert.Equal(3, (int)data["application/vnd.plotly.v1+json"]["data"]![0]!);
            Assert.Equal("<i>ok</i>", (string?)data["text/html"]);
        }
    }

    [Fact]
    public void TheLibrarysOwnAttributeFollowsTheConvention()
    {
        PersonaNotebooks.Display.TypeFormatterSourceAttribute attribute = new(typeof(Source));
        Assert.Equal("TypeFormatterSourceAttribute", attribute.GetType().Name);
        Assert.Equal(typeof(Source), attribute.FormatterSourceType);
    }

    [Fact]
    public void APublicToHtmlIsUsedWithTextBesideIt()
    {
        var data = ValueFormatter.Format(new HtmlText("<b>x</b>")).Data;
        Assert.Equal(["text/html", "text/plain"], data.Keys);
    }

    [Fact]
    public void ASequenceOfRecordsIsATableWithEverythingEscaped()
    {
        var data = ValueFormatter.Format(new[] { new Row("<script>é", 1.5), new Row("b", 22) }).Data;
        Assert.Contains("<td style=\"text-align:left\">&lt;script&gt;é</td>", (string?)data["text/html"]);
        Assert.Equal("Name       Size\n<script>é   1.5\nb            22", (string?)data["text/plain"]);
    }

    [Fact]
    public void LongTablesSayHowMuchIsMissing()
    {
        var rows = Enumerable.Range(0, 25).Select(i => new Row("r", i));
        Assert.EndsWith("\n… 5 more", (string?)ValueFormatter.Format(rows.ToList()).Data["text/plain"]);
        Assert.EndsWith("<p>… more</p>", (string?)ValueFormatter.Format(rows).Data["text/html"]);
    }

    [Fact]
    public void ALazySequenceIsNotRunToItsEnd()
    {
        static IEnumerable<Row> Forever()
        {
            while (true)
            {
                yield return new("r", 1);
            }
        }
        Assert.Contains("… more", (string?)ValueFormatter.Format(Forever()).Data["text/plain"]);
    }

    [Fact]
    public void DictionariesAndTuplesAreTables()
    {
        Assert.Equal(
            "Key  Value\na        1",
            (string?)ValueFormatter.Format(new Dictionary<string, int> { ["a"] = 1 }).Data["text/plain"]
        );
        Assert.Equal("Item1  Item2\n    1  x", (string?)ValueFormatter.Format(new[] { (1, "x") }).Data["text/plain"]);
    }

    [Theory]
    [InlineData(null, "null")]
    [InlineData(0.1, "0.1")]
    [InlineData(true, "True")]
    [InlineData("a\r\nb", "a\nb")]
    public void PlainValuesAreText(object? value, string text) =>
        Assert.Equal(text, (string?)Assert.Single(ValueFormatter.Format(value).Data).Value);

    [Fact]
    public void AListInsideItselfEnds()
    {
        List<object> list = [1];
        list.AddRange(Enumerable.Repeat<object>(list, 25));
        Assert.StartsWith("[1, …, …", (string?)ValueFormatter.Format(list).Data["text/plain"]);
        Dictionary<string, object> pairs = [];
        pairs["me"] = pairs;
        Assert.Equal("{me: …}", PlainText.Write(pairs));
        IEnumerable<object> Deeper()
        {
            yield return Deeper();
        }
        Assert.Equal("[[[[[[[[[[…]]]]]]]]]]", PlainText.Write(Deeper()));
        int[] shared = [1];
        Assert.Equal("[[1], [1]]", PlainText.Write(new[] { shared, shared }));
    }

    private sealed record Row(string Name, double Size);

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
    private sealed class TypeFormatterSourceAttribute(Type source) : Attribute
    {
        public Type FormatterSourceType { get; } = source;
    }

    [TypeFormatterSource(typeof(Source))]
    private class Marked;

    private sealed class Derived : Marked;

    [TypeFormatterSource(typeof(Source))]
    private interface IMarked;

    private sealed class ByInterface : IMarked;

    private sealed class Source
    {
        public IEnumerable<object> CreateTypeFormatters() =>
            [
                new Formatter("application/vnd.plotly.v1+json", "{\"data\": [3]}"),
                new Formatter("text/html", "<i>ok</i>"),
                new Formatter("text/latex", null),
            ];
    }

    private sealed class Formatter(string mimeType, string? text)
    {
        public string MimeType { get; } = mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            writer.Write(text);
            return text is not null;
        }
    }
}
