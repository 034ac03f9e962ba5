using System.Text.Json.Nodes;
using PersonaNotebooks.Figures;

namespace PersonaNotebooks.Tests.Figures;

public sealed class FigureFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("figures").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void WritesThreeFilesWhosePassportVouchesForTheDrawing()
    {
        var figure = Samples.Get("bars");
        Assert.Same(figure, figure.Save("bars", Samples.Passport, folder));
        Assert.Equal(["bars.html", "bars.json", "bars.svg"], Names());
        var passport = JsonNode.Parse(Read("bars.json"))!;
        Assert.Equal(Passport.Hash(Read("bars.svg")), (string?)passport["svgSha256"]);
        Assert.Equal(Passport.Hash(figure.ToJson()), (string?)passport["plotlySha256"]);
        Assert.Contains(figure.ToJson(), Read("bars.html"));
    }

    [Fact]
    public void FullDiskLeavesTheOldFiles()
    {
        Samples.Get("bars").Save("f", Samples.Passport, folder);
        var before = Names().ToDictionary(name => name, Read);
        for (var room = 0; room < 3; room++)
        {
            var files = 0;
            var error = Assert.Throws<InputException>(() =>
                FigureFiles.Write(
                    Samples.Get("line"),
                    "f",
                    Samples.Passport,
                    folder,
                    stream => files++ < room ? stream : new FullDisk(stream)
                )
            );
            Assert.Contains("No space left", error.Message);
            Assert.Equal(before, Names().ToDictionary(name => name, Read));
        }
    }

    [Fact]
    public async Task TwoRunsWritingOneFigureLeaveFilesThatBelongTogether()
    {
        var (a, b) = (Samples.Get("bars"), Samples.Get("dots"));
        await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(i => Task.Run(() => (i % 2 == 0 ? a : b).Save("f", Samples.Passport, folder)))
        );
        Assert.Equal(["f.html", "f.json", "f.svg"], Names());
        Assert.Contains(Read("f.svg"), new[] { a.ToSvg(), b.ToSvg() });
        Assert.Contains(Read("f.html"), new[] { a.ToPage(), b.ToPage() });
        Assert.Equal(Passport.Hash(Read("f.svg")), (string?)JsonNode.Parse(Read("f.json"))!["svgSha256"]);
    }

    [Fact]
    public void UnchangedFigureIsNotWrittenAgain()
    {
        Samples.Get("bars").Save("f", Samples.Passport, folder);
        var old = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Path.Combine(folder, "f.svg"), old);
        Samples.Get("bars").Save("f", Samples.Passport, folder);
        Assert.Equal(old, File.GetLastWriteTimeUtc(Path.Combine(folder, "f.svg")));
    }

    [Fact]
    public void FolderThatCannotBeWrittenIsNamed()
    {
        var file = Path.Combine(folder, "taken");
        File.WriteAllText(file, "");
        Assert.Contains(
            file,
            Assert.Throws<InputException>(() => Samples.Get("bars").Save("f", Samples.Passport, file)).Message
        );
    }

    [Theory, InlineData("../f"), InlineData(""), InlineData("a b"), InlineData(".hidden"), InlineData("a\n")]
    public void NameMustBeAPlainFileName(string name) =>
        Assert.Throws<InputException>(() => Samples.Get("bars").Save(name, Samples.Passport, folder));

    [Fact]
    public void PageTriesTheLocalPlotlyBeforeTheNetworkAndPinsTheLatter()
    {
        var page = Samples.Get("bars").ToPage();
        Assert.True(
            page.IndexOf("\"plotly.min.js\"")
                < page.IndexOf("https://cdn.jsdelivr.net/npm/plotly.js-dist-min@4.1.2/plotly.min.js")
        );
        Assert.Contains("\"sha384-", page);
        Assert.Contains("<svg", page);
    }

    private IEnumerable<string> Names() =>
        Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    private string Read(string name) => File.ReadAllText(Path.Combine(folder, name));

    private sealed class FullDisk(Stream inner) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            inner.Write(buffer[..(buffer.Length / 2)]);
            throw new IOException("No space left on device");
        }
    }
}
