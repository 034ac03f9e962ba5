using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using PersonaNotebooks.Imitation.Analysis;
using PersonaNotebooks.Imitation.Baselines;
using PersonaNotebooks.Imitation.Loop;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Imitation.Scoring;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Benchmarks.Imitation;

/// <summary>
/// Forty real authors of a chat log (kept beside a clone in <c>../shared</c>): their own optimised persona against another author's and
/// against none, on test replies. The comparison is printed with its interval; the time is that of optimising all and comparing.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 0, iterationCount: 1)]
public class OwnPersonaBenchmark
{
    private static readonly string Log = Path.Combine(
        Home.Root,
        "..",
        "shared",
        "data",
        "posts",
        "ubuntu-irc",
        "ubuntu_irc_top40.jsonl"
    );

    /// <summary>Optimises and compares.</summary>
    [Benchmark]
    public async Task OwnAgainstOther()
    {
        var folder = Directory.CreateTempSubdirectory("persona-benchmark-").FullName;
        await using var lab = await Lab.OpenAsync("embedded", new() { Store = Path.Combine(folder, "a.db") });
        // In a chat nearly everything is a reply, and it is replies that are compared: with no posts all but one of the forty have enough (one has 17 replies with a known message).
        SplitSizes sizes = new(0, 40, 12, 16) { DevelopmentPosts = 0, TestPosts = 0 };
        var set = await UserSource.ReadAsync(Log, sizes, 7);
        ImitationOptions options = new()
        {
            Rounds = 4,
            Stimuli = 24,
            Strategy = Strategy.Likelihood,
            Embeddings = false,
        };
        var table = await new ImitationRun(lab, "chat", options).RunAsync(set.Users);
        var made = await new BaselineRun(
            "chat",
            new LabImitationModel(lab, options, set.Users),
            new ModelItemScorer(lab, embeddings: false),
            7
        ).RunAsync(
            set.Users,
            table,
            [
                BaselineCondition.NoPersona,
                BaselineCondition.OtherUser,
                BaselineCondition.BestPersona,
                BaselineCondition.HistoryOnly,
            ]
        );
        ConditionTable conditions = new(table.With(made));
        Console.WriteLine($"// {set.Users.Count} authors; {set.LeftOut.Count} left out");
        foreach (var other in conditions.Conditions.Where(c => c != BaselineCondition.BestPersona))
        {
            var gain = conditions.Compare(BaselineCondition.BestPersona, other, Measure.ReplyLikelihood, 7);
            Console.WriteLine(
                $"// own persona less {other}: {gain.Estimate} nats a token, p {gain.Test.P:G3}, {gain.Wins} of {gain.Users}"
            );
        }
    }
}
