using BenchmarkDotNet.Attributes;
using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Benchmarks.Metrics;

/// <summary>ROUGE-1, 2 and L over 5,000 pairs on one thread. rouge_score took 790 ms, 1,900 ms with stems; the bars are 39 and 95 ms.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class RougeBenchmarks
{
    private readonly (string Prediction, string Reference)[] pairs = BenchmarkTexts.Pairs(5_000);
    private readonly Rouge rouge = new();
    private readonly Rouge stemmed = new(stem: true);
    private readonly Rouge summary = new(["rouge1", "rouge2", "rougeL", "rougeLsum"]);

    [Benchmark(Baseline = true, Description = "plain dictionaries and table")]
    public double Plain() => pairs.Sum(p => PlainOverlap.Rouge(p.Prediction, p.Reference));

    [Benchmark(Description = "ROUGE-1,2,L (rouge_score: 790 ms)")]
    public double Rouge() => pairs.Sum(p => rouge.Score(p.Prediction, p.Reference)[0].FMeasure);

    [Benchmark(Description = "ROUGE-1,2,L stemmed (rouge_score: 1,900 ms)")]
    public double Stemmed() => pairs.Sum(p => stemmed.Score(p.Prediction, p.Reference)[0].FMeasure);

    [Benchmark(Description = "ROUGE-1,2,L,Lsum")]
    public double Summary() => pairs.Sum(p => summary.Score(p.Prediction, p.Reference)[0].FMeasure);
}
