using BenchmarkDotNet.Attributes;
using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Benchmarks.Metrics;

/// <summary>Sentiment of 10,000 sentences on one thread. vaderSentiment took 620 ms with the published lexicon; the bar is 62 ms.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class SentimentBenchmarks
{
    private readonly string[] texts = [.. BenchmarkTexts.Pairs(10_000).Select(p => p.Reference)];
    private SentimentLexicon lexicon = SentimentLexicon.Own;
    private SentimentAnalyzer analyzer = new();

    /// <summary>Our own lexicon, and the published one, which may not be carried here, where it lies beside the clone.</summary>
    public static IEnumerable<string> Lexicons
    {
        get
        {
            yield return "own";
            if (File.Exists(Published))
            {
                yield return "published";
            }
            else
            {
                Console.WriteLine(
                    "// The published lexicon is skipped: shared/data/lexicons/vader_lexicon.txt is not beside the clone."
                );
            }
        }
    }

    [ParamsSource(nameof(Lexicons))]
    public string Lexicon { get; set; } = "own";

    private static string Published => Path.Combine(Home.Root, "..", "shared", "data", "lexicons", "vader_lexicon.txt");

    [GlobalSetup]
    public void Load()
    {
        lexicon = Lexicon == "own" ? SentimentLexicon.Own : SentimentLexicon.Load(Published);
        analyzer = new(lexicon);
    }

    [Benchmark(Baseline = true, Description = "sum of valences, no rules")]
    public int Plain() => texts.Sum(t => PlainOverlap.Sentiment(t, lexicon.Valences));

    [Benchmark(Description = "VADER rules (vaderSentiment: 620 ms)")]
    public double Vader() => texts.Sum(t => analyzer.Score(t).Compound);
}
