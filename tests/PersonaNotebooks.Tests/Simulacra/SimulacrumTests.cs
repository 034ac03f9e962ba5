using PersonaNotebooks.Models;
using PersonaNotebooks.Simulacra;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Tests.Simulacra;

public sealed class SimulacrumTests : IDisposable
{
    private const string Question = "What did the mate Solveig give you?";
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task AMacmTurnTakesAtMostThreeLatenciesOneAfterAnother()
    {
        List<TaskCompletionSource> waiting = [];
        using SemaphoreSlim arrived = new(0);
        Task Gate()
        {
            TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (waiting)
            {
                waiting.Add(gate);
            }
            arrived.Release();
            return gate.Task;
        }
        FakeModel model = new(_ => "short") { Wait = Gate };
        await using var lab = await model.LabAsync(temporary["a.db"]);
        var turn = new Simulacrum(Stub.Thea, lab, memory: new IndexRetriever(Stub.Thea.Memories, lab.Chat)).AnswerAsync(
            Question
        );
        // Two halves of the index, thoughts and feelings wait side by side, and the answer after them: two latencies. Were one of the
        // branches to wait for another, the four would never be there at once.
        foreach (var sideBySide in new[] { 4, 1 })
        {
            for (var i = 0; i < sideBySide; i++)
            {
                Assert.True(
                    await arrived.WaitAsync(TimeSpan.FromMinutes(1)),
                    $"fewer than {sideBySide} calls side by side"
                );
            }
            lock (waiting)
            {
                waiting.ForEach(g => g.SetResult());
                waiting.Clear();
            }
        }
        await turn;
        Assert.Equal(5, model.Calls.Count);
    }

    [Fact]
    public async Task TheTraceHoldsEveryPartInThePapersOrder()
    {
        FakeModel model = new(t =>
            t.Contains("thinking part") ? "THOUGHT"
            : t.Contains("feeling part") ? "FEELING"
            : "She gave me mittens."
        );
        await using var lab = await model.LabAsync(temporary["a.db"]);
        var turn = await new Simulacrum(Stub.Thea, lab).AnswerAsync(Question);
        Assert.Equal("She gave me mittens.", turn.Reply);
        Assert.Equal(3, turn.Recalled.Single().Memory.Key);
        var traits = Stub.Thea.Personality.TraitList;
        string[] parts =
        [
            "You are Thea Varga",
            traits,
            "old friend",
            Question,
            "sheepskin mittens",
            "THOUGHT",
            "FEELING",
            "Keep in mind",
            traits,
            "Answer now as Thea Varga",
        ];
        var at = 0;
        foreach (var part in parts)
        {
            at = turn.Transcript.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(at >= 0, part);
        }
        Assert.Equal(model.Calls[^1].Messages.Select(m => m.Text), turn.Messages.Select(m => m.Text));
        // Every agent reads the twenty sentences as a list.
        Assert.All(model.Calls, c => Assert.Contains(traits, c.Text));
    }

    [Fact]
    public async Task EveryMethodSendsTheQuestionOnceWithTheSameSettings()
    {
        FakeModel model = new(_ => "Answer: A");
        await using var lab = await model.LabAsync(temporary["a.db"]);
        foreach (var method in Methods.All)
        {
            model.Calls.Clear();
            Simulacrum who = new(Stub.Thea, lab, new() { Method = method, Temperature = 0.3f });
            var item = ShuffledItem.Of(Stub.Thea.Items[8], 7);
            var turn = await who.AnswerAsync(item.Stimulus);
            Assert.Equal(2, turn.Transcript.Split(item.Item.Question).Length);
            Assert.All(model.Calls, c => Assert.Equal(0.3f, c.Options!.Temperature));
            Assert.Equal(method == Method.None, !turn.Transcript.Contains("Varga", StringComparison.Ordinal));
            Assert.Equal(method == Method.Rag ? 3 : 0, turn.Passages.Count);
            Assert.Equal(method == Method.Macm ? 3 : 1, model.Calls.Count);
        }
    }

    [Fact]
    public async Task AnAblationLeavesItsPartOut()
    {
        FakeModel model = new(t =>
            t.Contains("thinking part") ? "THOUGHT"
            : t.Contains("feeling part") ? "FEELING"
            : "x"
        );
        await using var lab = await model.LabAsync(temporary["a.db"]);
        var study = new Study(lab, [Stub.Thea], 7);
        string[] parts = ["", "sheepskin mittens", "THOUGHT", "FEELING"];
        foreach (var (mind, i) in study.Ablations.Select((m, i) => (m, i)))
        {
            var turn = await new Simulacrum(Stub.Thea, lab, mind).AnswerAsync(Question);
            Assert.All(
                parts.Skip(1),
                p => Assert.Equal(p != parts[i], turn.Transcript.Contains(p, StringComparison.Ordinal))
            );
        }
    }

    [Fact]
    public async Task ATalkGrowsByWhatWasSaidAndKeepsNoOldMood()
    {
        var n = 0;
        FakeModel model = new(t =>
            t.Contains("thinking part") ? $"thought{Interlocked.Increment(ref n)}." : "a reply of five words"
        );
        await using var lab = await model.LabAsync(temporary["a.db"]);
        Conversation talk = new(new Simulacrum(Stub.Thea, lab, new() { Setting = Setting.Chat }));
        for (var i = 0; i < 10; i++)
        {
            await talk.SayAsync($"Remark number {i}, please?");
        }
        var sizes = talk.Turns.Select(t => t.Messages.Count).ToArray();
        Assert.Equal(Enumerable.Range(0, 10).Select(i => 2 + 2 * i), sizes);
        Assert.Equal("assistant", talk.Turns[9].Messages[2].Role);
        Assert.All(
            talk.Turns,
            t =>
                Assert.Equal(
                    2,
                    t.Transcript.Split("thought").Length
                        - (t.Transcript.Contains("thoughts and feelings", StringComparison.Ordinal) ? 1 : 0)
                )
        );
        await Assert.ThrowsAsync<InputException>(() => talk.SayAsync("  "));
    }

    [Fact]
    public async Task AnAddedFactReachesEveryMethodWithAPersona()
    {
        FakeModel model = new(_ => "x");
        await using var lab = await model.LabAsync(temporary["a.db"]);
        var thea = Stub.Thea with
        {
            Attributes = Stub.Thea.Attributes with
            {
                Extra = new Dictionary<string, string> { ["boat-name"] = "Petrel" },
            },
        };
        foreach (var method in Methods.All.Where(m => m != Method.None))
        {
            var turn = await new Simulacrum(thea, lab, new() { Method = method }).PrepareAsync(Question);
            Assert.Contains("Boat name: Petrel", turn.Transcript);
        }
    }

    [Fact]
    public async Task APictureShowsModelTextAsText()
    {
        FakeModel model = new(_ => "<script>alert(1)</script>");
        await using var lab = await model.LabAsync(temporary["a.db"]);
        TurnPicture picture = new(await new Simulacrum(Stub.Thea, lab).AnswerAsync(Question));
        Assert.DoesNotContain("<script", picture.ToHtml());
        Assert.Contains("memory 3, score", picture.ToHtml());
        Assert.Contains("answer: <script>", picture.ToString());
        Assert.Contains("You are Thea Varga", picture.ToHtml());
        Assert.Contains("the model counts no tokens", picture.ToHtml());
    }

    [Fact]
    public async Task WhoCannotComposeQuotesTheMemory()
    {
        FakeModel model = new(_ => throw new InvalidOperationException("must not be asked"));
        await using var lab = await model.LabAsync(temporary["a.db"]);
        var turn = await new Simulacrum(Stub.Thea, lab, new() { Quotes = true }).AnswerAsync(Question);
        Assert.Contains("sheepskin mittens", turn.Reply);
        Assert.True(turn.Quoted);
        Assert.Empty(model.Calls);
    }

    [Fact]
    public void PassagesAreCutAtSentencesAndShareAFewWords()
    {
        StoryPassages passages = new(
            new LifeStory([string.Join(' ', Enumerable.Range(0, 60).Select(i => $"Sentence number {i} ends here."))])
        );
        Assert.True(passages.All.Count > 2);
        Assert.All(passages.All, p => Assert.InRange(p.Length, 1, StoryPassages.Length));
        Assert.All(passages.All.SkipLast(1), p => Assert.EndsWith(".", p));
        Assert.Contains("Sentence number 41 ends", string.Join("|", passages.All));
    }
}
