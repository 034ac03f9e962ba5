using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Jobs;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models.Corpora;
using PersonaNotebooks.Models.Embedded;

namespace PersonaNotebooks.Benchmarks.Embedded;

/// <summary>
/// Two hundred portraits of six to eight sentences, as a ratio to the plainest way to draw as many words: bigrams in dictionaries, which no
/// prompt changes and no rule holds.
/// </summary>
[SimpleJob(RuntimeMoniker.HostProcess, launchCount: 1, warmupCount: 2, iterationCount: 5)]
public class DrawingBenchmarks
{
    private const int Portraits = 200;

    private PlainBigram plain = null!;
    private EmbeddedModel model = null!;
    private string[] prompts = null!;

    [GlobalSetup]
    public void Prepare()
    {
        plain = new(TrainingTexts.Expand(default).Texts);
        model = EmbeddedModel.LoadAsync().Result;
        prompts =
        [
            .. PeopleCorpus
                .Expand(3, Portraits)
                .Select(p =>
                    $"Age: {p.Age}\nSex: {p.Fields["sex"]}\nState: {p.Fields["state"]}\n\nTell of this person in six to eight sentences."
                ),
        ];
    }

    [Benchmark(Baseline = true)]
    public int PlainBigrams() => prompts.Index().Sum(p => plain.Draw(100, new Seed((ulong)p.Index).Stream()).Length);

    [Benchmark]
    public int Embedded() => prompts.Sum(p => model.Chat.GetResponseAsync([new(ChatRole.User, p)]).Result.Text.Length);
}
