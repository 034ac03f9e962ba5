using BenchmarkDotNet.Attributes;
using PersonaNotebooks.Simulacra;

namespace PersonaNotebooks.Benchmarks.Simulacra;

/// <summary>The best three of 10,000 memories for a question: BM25 through its inverted index beside counting shared words in every memory.</summary>
[ShortRunJob]
public class RetrievalBenchmarks
{
    private const string Question = "What did the mate on the ferry give you in the winter of the great storm?";
    private Memory[] memories = null!;
    private Bm25Retriever retriever = null!;

    /// <summary>Makes the memories and the index.</summary>
    [GlobalSetup]
    public void Make()
    {
        string[] words =
        [
            .. "the a of in ferry mate winter storm harbour letter mother clock bread garden train window river debt song teacher salt apple road snow lamp".Split(
                ' '
            ),
        ];
        var stream = new Seed(7).Stream();
        memories =
        [
            .. Enumerable
                .Range(1, 10_000)
                .Select(k =>
                {
                    var text = string.Join(
                        ' ',
                        Enumerable
                            .Range(0, 120)
                            .Select(_ =>
                                words[stream.Next(words.Length)] + (stream.Next(3) == 0 ? $"{stream.Next(400)}" : "")
                            )
                    );
                    return new Memory(k, [], text, "", "", $"memory {k}");
                }),
        ];
        retriever = new(memories);
    }

    /// <summary>What anyone would write first.</summary>
    [Benchmark(Baseline = true)]
    public Memory[] SharedWords()
    {
        var query = Question.Split(' ').ToHashSet();
        return
        [
            .. memories.OrderByDescending(m => m.Content.Split(' ').Count(query.Contains)).ThenBy(m => m.Key).Take(3),
        ];
    }

    /// <summary>Ours.</summary>
    [Benchmark]
    public Task<IReadOnlyList<ScoredMemory>> Bm25() => retriever.FindAsync(Question, 3);
}
