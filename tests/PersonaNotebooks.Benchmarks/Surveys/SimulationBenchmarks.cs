using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Surveys;

namespace PersonaNotebooks.Benchmarks.Surveys;

/// <summary>
/// 9,000 simulated votes (3,000 people, three elections) with a model that answers at once: prompts, seeds, store on disk, parsing, counterbalancing.
/// Beside it the plain loop that anyone would write first: one prompt after the other, no store, the same parser.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 3)]
public class SimulationBenchmarks
{
    private const int People = 3_000;

    private readonly IReadOnlyList<Question> elections = QuestionSet.Load("elections");
    private string folder = null!;
    private Persona[] personas = null!;
    private int run;

    /// <summary>Makes the people.</summary>
    [GlobalSetup]
    public void Start()
    {
        folder = Directory.CreateTempSubdirectory("persona-benchmark-").FullName;
        personas =
        [
            .. Enumerable
                .Range(0, People)
                .Select(i => new Persona($"VT-{i}/meta", $"Person {i} of a benchmark.") { Tier = Tiers.Meta }),
        ];
    }

    /// <summary>Removes the stores.</summary>
    [GlobalCleanup]
    public void Stop() => Directory.Delete(folder, recursive: true);

    /// <summary>No store, no seeds, no progress.</summary>
    [Benchmark(Baseline = true)]
    public async Task<int> PlainLoop()
    {
        using AtOnce model = new();
        var read = 0;
        foreach (var persona in personas)
        {
            foreach (var question in elections)
            {
                AskedQuestion asked = new(persona, question, [0, 1]);
                var reply = await model.GetResponseAsync(OpinionPrompt.Chat(asked, ReplyForm.Direct));
                read += AnswerParser.Read(reply.Text, OpinionPrompt.Stances(asked)) is null ? 0 : 1;
            }
        }
        return read;
    }

    /// <summary>The simulation through a lab with an empty store.</summary>
    [Benchmark]
    public async Task<int> Simulation()
    {
        await using var lab = await Lab.OfAsync(
            new ModelBackend(new("test", "at once", "at once"), new AtOnce()) { IsLocal = true },
            new()
            {
                Store = Path.Combine(folder, $"{run++}.db"),
                Throttle = new() { InFlight = 64 },
            }
        );
        var responses = await new Simulation(new ChatRespondent(lab), 7).RunAsync(new(personas, elections));
        return responses.Count(r => r.IsValid);
    }

    private sealed class AtOnce : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "Answer: A")));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }
}
