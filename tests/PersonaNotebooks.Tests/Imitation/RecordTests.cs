using Microsoft.Extensions.AI;
using PersonaNotebooks.Imitation.Analysis;
using PersonaNotebooks.Imitation.Loop;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Models;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Tests.Imitation;

public sealed class RecordTests : IDisposable
{
    private const string Good =
        """{"reflection":"too short","improved_persona":{"about":"a neighbor","traits":["adds-exclamation-marks","joins-with-semicolons","hedges-claims"],"words":[],"voice":["VOICE"]}}""";

    private static readonly ImitationOptions Options = new()
    {
        Rounds = 3,
        Stimuli = 4,
        Embeddings = false,
        Likelihoods = false,
        ShowMetrics = true,
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task TheSameSeedGivesTheSameFilesAndARerunAddsNothing()
    {
        var first = await Run("a.db", "one", new(Answer));
        var files = Files("one");
        var again = await Run("b.db", "two", new(Answer));
        Assert.Equal(files.Select(f => f.Text), Files("two").Select(f => f.Text));
        await Run("a.db", "one", new(Answer));
        Assert.Equal(files, Files("one"));
        Assert.Equal(first.Items.Count, new RunFolder(folder["one"]).Read().Items.Count);
        Assert.Equal(first.Rounds, new RunFolder(folder["one"]).Read().Rounds);
        Assert.Equal(first.Items, again.Items);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(30)]
    public async Task ARunKilledAnywhereGoesOnWithTheCallsThatAreMissing(int killed)
    {
        CountingClient whole = new(Answer);
        await Run("whole.db", "whole", whole);
        CancellationTokenSource stop = new();
        CountingClient before = new(Answer)
        {
            OnCall = n =>
            {
                if (n > killed)
                {
                    stop.Cancel();
                }
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run("part.db", "part", before, stop.Token));
        foreach (var file in Directory.GetFiles(folder["part"], "*.jsonl", SearchOption.AllDirectories))
        {
            File.AppendAllText(file, "{\"item\":{\"run\":\"cut o");
        }
        CountingClient after = new(Answer);
        await Run("part.db", "part", after);
        Assert.Equal(whole.Calls, Math.Min(killed, before.Calls) + after.Calls);
        Assert.Equal(Files("whole").Select(f => f.Text), Files("part").Select(f => f.Text));
    }

    [Fact]
    public async Task AFolderWithOtherSettingsIsNotWrittenInto()
    {
        await Run("a.db", "one", new(Answer));
        var files = Files("one");
        await using var lab = await Lab.OfAsync(new CountingClient(Answer), Identity, new() { Store = folder["a.db"] });
        ImitationRun other = new(lab, "test", Options with { Rounds = 2 }) { Folder = new(folder["one"]) };
        var e = await Assert.ThrowsAsync<InputException>(() => other.RunAsync(People.Users(2)));
        Assert.Contains("another rounds ('3', now '2')", e.Message);
        Assert.Equal(files, Files("one"));
    }

    [Fact]
    public async Task ADamagedRecordIsNamedByFileAndLine()
    {
        await Run("a.db", "one", new(Answer));
        var file = Directory.GetFiles(folder["one"], "*.jsonl", SearchOption.AllDirectories)[0];
        File.WriteAllLines(file, [.. File.ReadAllLines(file)[..2], "{}"]);
        Assert.Contains("line 3", Assert.Throws<InputException>(() => new RunFolder(folder["one"]).Read()).Message);
        Assert.Contains("no run", Assert.Throws<InputException>(() => new RunFolder(folder["none"]).Read()).Message);
    }

    [Fact]
    public async Task AReflectionThatIsNoJsonIsRepairedOnceAndElseThePersonaStays()
    {
        CountingClient never = new(m =>
            m.Contains("writer") || m.Contains("could not be read") ? "I think it was fine." : "a line"
        );
        var table = await Run("a.db", "one", never);
        Assert.Equal(2, table.Rounds.Count(r => r.User == "user1" && r.Event == RoundEvent.Failed));
        CountingClient once = new(m =>
            m.Contains("could not be read") ? WithVoice(m)
            : m.Contains("writer") ? "Fine."
            : "a line"
        );
        var repaired = await Run("b.db", "two", once);
        Assert.DoesNotContain(repaired.Rounds, r => r.Event == RoundEvent.Failed);
        Assert.Contains(repaired.Rounds, r => r.Reflection == "too short");
    }

    [Fact]
    public async Task APersonaOfFiftyThousandCharactersIsCutAndUsed()
    {
        await using var lab = await Lab.OfAsync(
            new CountingClient(_ => string.Join(' ', Enumerable.Repeat("wordy", 10_000))),
            Identity,
            new() { Store = folder["a.db"] }
        );
        var persona = await new LabImitationModel(lab, Options, []).WriteAsync(People.User("ann"));
        Assert.InRange(persona.Length, 1000, LabImitationModel.LongestPersona + 20);
        Assert.EndsWith("wordy", persona);
    }

    [Fact]
    public async Task NoNameOfAUserIsEverInAPrompt()
    {
        List<string> asked = [];
        CountingClient client = new(m =>
        {
            lock (asked)
            {
                asked.Add(m);
            }
            return Answer(m);
        });
        File.WriteAllLines(
            folder["chat.jsonl"],
            Enumerable
                .Range(0, 8)
                .SelectMany(i =>
                    new[]
                    {
                        $$"""{"id":"q{{i}}","author":"Zebulon9","text":"how is the good bridge number {{i}}?","role":"context"}""",
                        $$"""{"id":"a{{i}}","author":"Quentin7","text":"Zebulon9: it is a fine bridge number {{i}}","addressed_to":"Zebulon9","addressed_last_msg":"q{{i}}","role":"target"}""",
                        $$"""{"id":"p{{i}}","author":"Quentin7","text":"a good day at the bridge number {{i}}, says Zebulon9","role":"target"}""",
                    }
                )
        );
        var set = await UserSource.ReadAsync(
            folder["chat.jsonl"],
            PostFilter.Default,
            new(2, 2, 2, 2),
            new PersonaNotebooks.Imitation.Masking.LexiconMasker(),
            1
        );
        await using var lab = await Lab.OfAsync(client, Identity, new() { Store = folder["n.db"] });
        await new ImitationRun(lab, "names", Options).RunAsync(set.Users);
        Assert.NotEmpty(asked);
        Assert.DoesNotContain(asked, a => a.Contains("Zebulon") || a.Contains("Quentin"));
    }

    private static ModelIdentity Identity => new("test", "counting", "counting");

    private static string Answer(string message) =>
        message.Contains("A writer imitated") ? WithVoice(message)
        : message.Contains("Post:") ? "a good day"
        : $"thank you for {message.Length}";

    // The voice must be one of the sentences on offer.
    private static string WithVoice(string message)
    {
        var from = message.IndexOf("\"enum\":[\"history", StringComparison.Ordinal);
        string[] offered =
            from >= 0
                ? [.. message[(from + 9)..message.IndexOf(']', from)].Split("\",\"").Select(s => s.Trim('"'))]
                : [.. message.Split('\n').Where(l => l.StartsWith("history", StringComparison.Ordinal))];
        return Good.Replace("\"VOICE\"", string.Join(",", offered.Take(6).Select(s => $"\"{s}\"")));
    }

    private async Task<RunTable> Run(string store, string run, CountingClient client, CancellationToken stop = default)
    {
        await using var lab = await Lab.OfAsync(
            client,
            Identity,
            new()
            {
                Store = folder[store],
                Throttle = new() { InFlight = 1 },
            }
        );
        return await new ImitationRun(lab, "test", Options) { Folder = new(folder[run]) }.RunAsync(
            People.Users(2),
            stop
        );
    }

    private (string Name, string Text)[] Files(string run) =>
        [
            .. Directory
                .GetFiles(folder[run], "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(f => (f, File.ReadAllText(f))),
        ];
}
