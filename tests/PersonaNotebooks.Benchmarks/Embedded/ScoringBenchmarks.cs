using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Jobs;
using PersonaNotebooks.Models;
using PersonaNotebooks.Models.Corpora;
using PersonaNotebooks.Models.Embedded;

namespace PersonaNotebooks.Benchmarks.Embedded;

/// <summary>
/// Scoring posts after a prompt of fifty others, as a ratio to add-one bigrams in dictionaries (which no prompt changes and
/// whose probabilities know no unseen word). At a temperature, every token takes the sum over the whole vocabulary.
/// </summary>
[SimpleJob(RuntimeMoniker.HostProcess, launchCount: 1, warmupCount: 2, iterationCount: 5)]
public class ScoringBenchmarks
{
    private readonly string[] texts = [.. ForumCorpus.Expand(5).Posts.Select(p => p.Text)];
    private PlainBigram plain = null!;
    private EmbeddedModel model = null!;
    private ScoreRequest[] requests = null!;

    [GlobalSetup]
    public void Prepare()
    {
        plain = new(texts);
        model = EmbeddedModel.Train(texts);
        var prompt = string.Join('\n', texts.Take(50)) + "\n";
        requests = [.. texts.Select(t => new ScoreRequest(prompt, t + "\n"))];
    }

    [Benchmark(Baseline = true)]
    public double PlainBigrams() => texts.Sum(plain.Score);

    [Benchmark]
    public double Embedded() => model.Scorer.ScoreAsync(requests).Result.Sum(s => s.LogProbability);

    [Benchmark]
    public double EmbeddedAtATemperature() => model.Scorer.ScoreAsync(requests, 0.7).Result.Sum(s => s.LogProbability);
}
