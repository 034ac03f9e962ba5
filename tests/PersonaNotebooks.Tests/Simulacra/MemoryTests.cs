using PersonaNotebooks.Simulacra;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Tests.Simulacra;

public sealed class MemoryTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task WordsFindTheKnownMemoryOfEveryShippedCharacter()
    {
        foreach (var c in CharacterReader.LoadAll())
        {
            var recall = await RetrievalTest.RecallAsync(c.RetrievalQuestions, new Bm25Retriever(c.Memories));
            Assert.True(recall.Value >= 0.9, $"{c.Slug}: {recall}");
        }
    }

    [Fact]
    public async Task EqualMemoriesComeByKeyAndStrangersDoNotCome()
    {
        var same = Enumerable
            .Range(1, 5)
            .Reverse()
            .Select(k => new Memory(k, [], "the red boat", "", "", "boat"))
            .ToArray();
        var found = await new Bm25Retriever(same).FindAsync("Where is the boat?", 3);
        Assert.Equal([1, 2, 3], found.Select(f => f.Memory.Key));
        Assert.Empty(await new Bm25Retriever(same).FindAsync("zeppelin", 3));
        Assert.Empty(await new Bm25Retriever([]).FindAsync("boat", 3));
    }

    [Fact]
    public async Task TheRightOneOfTenThousandIsFound()
    {
        var memories = Many(10_000);
        var found = await new Bm25Retriever(memories).FindAsync("What about village 7321?", 1);
        Assert.Equal(7321, found[0].Memory.Key);
    }

    [Fact]
    public async Task TheBestMemoryOfEitherHalfWins()
    {
        FakeModel model = new(text =>
            text.Contains("\"0999\"") || text.Contains("\"999\"")
                ? "\"999\": 90\n\"001\": 99"
                : "\"001\": 40, none of \"500\" fits"
        );
        IndexRetriever retriever = new(Many(1001), model);
        var found = await retriever.FindAsync("anything", 2);
        Assert.Equal([(1, 99.0), (999, 90.0)], found.Select(f => (f.Memory.Key, f.Score)).Distinct().Take(2));
        Assert.Contains(model.Calls, c => c.Text.Contains("\"1001\"", StringComparison.Ordinal));
        Assert.Equal(
            found.Select(f => f.Memory.Key),
            (await retriever.FindAsync("anything", 2)).Select(f => f.Memory.Key)
        );
    }

    [Fact]
    public async Task TheOrderInWhichMemoriesWerePutInDoesNotMatter()
    {
        var memories = Stub.Thea.Memories;
        var query = string.Join(' ', memories.Select(m => m.Summary));
        var expected = (await new Bm25Retriever(memories).FindAsync(query, 99)).Select(f => (f.Memory.Key, f.Score));
        for (var i = 0; i < 20; i++)
        {
            Memory[] shuffled = [.. memories];
            new Seed((ulong)i).Stream().Shuffle<Memory>(shuffled);
            var found = await new Bm25Retriever(shuffled).FindAsync(query, 99);
            Assert.Equal(expected, found.Select(f => (f.Memory.Key, f.Score)));
        }
    }

    [Fact]
    public async Task AModelThatReadsTheIndexDrawsLikeTheOtherAgents()
    {
        FakeModel model = new(_ => "\"001\": 50");
        await using var lab = await model.LabAsync(temporary["a.db"]);
        IndexRetriever retriever = new(Stub.Thea.Memories, lab.Chat, new() { Temperature = 0.7f });
        MindOptions warm = new() { Temperature = 0.7f };
        foreach (var draw in new[] { 0, 1, 1 })
        {
            await new Simulacrum(Stub.Thea, lab, warm, retriever).AnswerAsync("Who?", draw: draw);
        }
        // Each draw is asked for once: the third turn is the second again, all from the store.
        Assert.Equal(10, model.Calls.Count);
        Assert.All(model.Calls, c => Assert.Equal(0.7f, c.Options!.Temperature));
    }

    [Fact]
    public async Task AMemoryAddedByHandMakesRoomForAStoryThatGrows()
    {
        var folder = Stub.Copy("thea-varga", temporary.Path);
        FakeModel model = new(_ => "short");
        await using var lab = await model.LabAsync(temporary["a.db"]);
        MemoryBuilder builder = new(lab);
        var built = await builder.BuildAsync(folder);
        var added = await builder.AddAsync(CharacterReader.Load(folder), "She found a coin.");
        MemoryFile.Write(folder.MemoryFile, [.. built, added with { Content = "A coin." }]);
        File.AppendAllText(folder.StoryFile, "\n\nA new paragraph.\n\nAnd one more after it.\n\nAnd a last one.\n");
        var grown = await builder.BuildAsync(folder);
        Assert.Contains(grown, m => m.Content == "A coin." && m.Paragraphs.Count == 0);
        Assert.Empty(MemoryFaults.Of(CharacterReader.Load(folder)));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("memory 001 I think")]
    [InlineData("\"001\"")]
    [InlineData("\"001\": 140")]
    [InlineData("\"777\": 50")]
    public async Task AReplyThatNamesNoMemoryFindsNone(string reply) =>
        Assert.Empty(await new IndexRetriever(Many(4), new FakeModel(_ => reply)).FindAsync("x", 3));

    [Fact]
    public async Task AHalfBuiltMemoryIsFinishedFromWhereItStopped()
    {
        var folder = Stub.Copy("thea-varga", temporary.Path);
        FakeModel model = new(text => "made of " + text.Length);
        await using var lab = await model.LabAsync(temporary["a.db"]);
        var all = await new MemoryBuilder(lab).BuildAsync(folder);
        Assert.Equal([1, 2, 3, 4], all.Select(m => m.Key));
        Assert.Equal(16, model.Calls.Count);
        Assert.Empty(MemoryFaults.Of(CharacterReader.Load(folder)));

        // Cut off in the middle of the third line, as a full disk or a power cut would.
        var text = File.ReadAllText(folder.MemoryFile);
        var third = text.Split('\n').Take(2).Sum(l => l.Length + 1) + 40;
        File.WriteAllText(folder.MemoryFile, text[..third]);
        Assert.Equal(2, MemoryFile.Read(folder.MemoryFile).Count);
        model.Calls.Clear();
        await using var other = await model.LabAsync(temporary["b.db"]);
        await new MemoryBuilder(other).BuildAsync(folder);
        Assert.Equal(8, model.Calls.Count);
        Assert.Equal(text, File.ReadAllText(folder.MemoryFile));
    }

    [Fact]
    public async Task OnlyTheMemoryOfAChangedChunkIsMadeAgainAndAddedOnesStay()
    {
        var folder = Stub.Copy("thea-varga", temporary.Path);
        FakeModel model = new(_ => "a few words");
        await using var lab = await model.LabAsync(temporary["a.db"]);
        MemoryBuilder builder = new(lab);
        await builder.BuildAsync(folder);
        var added = await builder.AddAsync(CharacterReader.Load(folder), "A whale came into the harbour.");
        Assert.Equal(5, added.Key);
        MemoryFile.Write(folder.MemoryFile, [.. MemoryFile.Read(folder.MemoryFile), added]);
        File.WriteAllText(
            folder.StoryFile,
            File.ReadAllText(folder.StoryFile)
                .Replace("a welder called Rune", "A welder called Rune", StringComparison.Ordinal)
                .Replace("Brandt", "Brand", StringComparison.Ordinal)
        );
        Assert.Equal([2], MemoryFaults.Of(CharacterReader.Load(folder)).Select(f => f.Key));
        model.Calls.Clear();
        var all = await builder.BuildAsync(folder);
        Assert.All(model.Calls, c => Assert.DoesNotContain("a bucket", c.Text));
        Assert.Equal([1, 2, 3, 4, 5], all.Select(m => m.Key));
    }

    [Fact]
    public async Task ATextOverItsLimitIsAskedForOnceMoreThenFlagged()
    {
        var folder = Stub.Copy("abel-tran", temporary.Path);
        FakeModel model = new(_ => string.Join(' ', Enumerable.Repeat("word", 60)));
        await using var lab = await model.LabAsync(temporary["a.db"]);
        var all = await new MemoryBuilder(lab).BuildAsync(folder);
        Assert.All(all, m => Assert.Equal(["summary", "thinking"], m.TooLong));
        Assert.Contains(
            model.Calls,
            c => c.Text.EndsWith("at most 20 words. Write the text only.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void ALineThatIsNoMemoryIsNamed()
    {
        File.WriteAllText(temporary["memory.jsonl"], "{\"key\":1}\n{}\n");
        Assert.Contains(
            "line 1",
            Assert.Throws<InputException>(() => MemoryFile.Read(temporary["memory.jsonl"])).Message
        );
        MemoryFile.Write(temporary["memory.jsonl"], Many(1));
        File.AppendAllText(temporary["memory.jsonl"], File.ReadAllText(temporary["memory.jsonl"]));
        Assert.Contains(
            "second time",
            Assert.Throws<InputException>(() => MemoryFile.Read(temporary["memory.jsonl"])).Message
        );
    }

    private static Memory[] Many(int count) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(k => new Memory(k, [], $"we lived in village {k} near a lake", "", "", $"village {k}")),
        ];
}
