using PersonaNotebooks.Mixtures;

namespace PersonaNotebooks.Tests.Mixtures;

/// <summary>Labelled texts as their publishers ship them; the texts here are our own.</summary>
public sealed class RecordFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void AgNewsHasNoHeaderTwoTextColumnsAndNumberedClasses()
    {
        var path = Write(
            "test.csv",
            "\"3\",\"Mill, \"\"old\"\"\",\"The mill is sold.\"\n\"2\",\"Cup\",\"They won.\"\n"
        );
        var records = RecordFile.Load(path, RecordFormat.AgNews);
        Assert.Equal(("Mill, \"old\" The mill is sold.", "Business"), (records[0].Text, records[0].Label));
        Assert.Equal(("a short news story about Sports", "2"), (records[1].Context, records[1].Id));
    }

    [Fact]
    public void Sst2IsTabsWithAHeaderAndQuotesThatMeanNothing()
    {
        var path = Write("train.tsv", "sentence\tlabel\na \"fine film \t1\nno, thanks\t0\n");
        var records = RecordFile.Load(path, RecordFormat.Sst2);
        Assert.Equal(["positive", "negative"], records.Select(r => r.Label));
        Assert.Equal("a \"fine film", records[0].Text);
    }

    [Fact]
    public void YelpImdbAndJsonLinesAreRead()
    {
        Assert.Equal("negative", RecordFile.Load(Write("y.csv", "\"1\",\"Cold soup.\"\n"), RecordFormat.Yelp)[0].Label);
        var imdb = RecordFile.Load(
            Write("i.csv", "review,sentiment\n\"Long.<br />Too long.\",negative\n"),
            RecordFormat.Imdb
        )[0];
        Assert.Equal(("Long.<br />Too long.", "a negative review of a film"), (imdb.Text, imdb.Context));
        Write("aclImdb/pos/0_9.txt", "Lovely.");
        Write("aclImdb/neg/3_1.txt", "Dull.");
        Write("aclImdb/unsup/7_0.txt", "Who knows.");
        var files = RecordFile.Load(Path.Combine(folder, "aclImdb"), RecordFormat.Imdb);
        Assert.Equal(["neg/3_1", "pos/0_9"], files.Select(r => r.Id));
        Assert.Equal(["negative", "positive"], files.Select(r => r.Label));
        var json = RecordFile.Load(
            Write(
                "d.jsonl",
                "{\"t\":\"One.\",\"c\":\"a note\",\"l\":3}\n\n{\"t\":\"Two.\",\"c\":\"a letter\",\"l\":4}\n"
            ),
            new()
            {
                Text = "t",
                Context = "c",
                Label = "l",
            }
        );
        Assert.Equal(["a note", "a letter"], json.Select(r => r.Context));
        Assert.Equal("3", json[0].Label);
    }

    [Theory]
    [InlineData("a.csv", "text,label\n,x\n", "a.csv, line 2: the text is empty")]
    [InlineData("b.csv", "body,label\nhello,x\n", "no column 'text'")]
    [InlineData("c.jsonl", "{\"text\":\"x\"\n", "c.jsonl, line 1: this is not JSON")]
    [InlineData("d.jsonl", "{\"body\":\"x\"}\n", "no field 'text'")]
    [InlineData("e.jsonl", "3\n", "no field 'text'")]
    [InlineData("f.csv", "text\n", "holds no text")]
    public void BadFilesAreOneSentenceWithThePlace(string name, string content, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => RecordFile.Load(Write(name, content))).Message);

    [Theory]
    [InlineData("a {mood} note", "text", "hole {mood}")]
    [InlineData("a {label} note", null, "no label")]
    [InlineData("a {} note", "text", "hole {}")]
    public void ATemplateWithAHoleThatNothingFillsIsRefused(string template, string? label, string expected)
    {
        var path = Write("h.csv", "text\nhello\n");
        RecordFormat format = new() { Template = template, Label = label };
        Assert.Contains(expected, Assert.Throws<InputException>(() => RecordFile.Load(path, format)).Message);
    }

    [Fact]
    public void AnUnknownClassAMissingFileAndAnEmptyFolderAreTold()
    {
        var path = Write("g.csv", "\"7\",\"a\",\"b\"\n");
        Assert.Contains(
            "'7' is none of the numbers 1 to 4",
            Assert.Throws<InputException>(() => RecordFile.Load(path, RecordFormat.AgNews)).Message
        );
        Assert.Throws<InputException>(() => RecordFile.Load(Path.Combine(folder, "none.csv")));
        Directory.CreateDirectory(Path.Combine(folder, "empty"));
        Assert.Throws<InputException>(() => RecordFile.Load(Path.Combine(folder, "empty")));
        Assert.Throws<InputException>(() => RecordFormat.Named("agnews"));
    }

    [SharedDataFact("data/text/ag-news/test.csv")]
    public void TheRealAgNewsTestFileIsRead()
    {
        var records = RecordFile.Load(
            SharedDataFactAttribute.PathOf("data/text/ag-news/test.csv"),
            RecordFormat.AgNews
        );
        Assert.Equal(7600, records.Count);
        Assert.All(records.CountBy(r => r.Label!), c => Assert.Equal(1900, c.Value));
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }
}
