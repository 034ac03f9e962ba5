using BenchmarkDotNet.Attributes;
using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Benchmarks.Metrics;

/// <summary>Sentiment of 10,000 sentences on one thread. vaderSentiment took 620 ms; the bar is 62 ms.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class SentimentBenchmarks
{
    private readonly string[] texts = [.. BenchmarkTexts.Pairs(10_000).Select(p => p.Reference)];
    private readonly SentimentAnalyzer analyzer = new();

    [Benchmark(Baseline = true, Description = "sum of valences, no rules")]
    public int Plain() => texts.Sum(t => PlainOverlap.Sentiment(t, SentimentLexicon.Own.Valences));

    [Benchmark(Description = "VADER rules (vaderSentiment: 620 ms)")]
    public double Vader() => texts.Sum(t => analyzer.Score(t).Compound);
}
