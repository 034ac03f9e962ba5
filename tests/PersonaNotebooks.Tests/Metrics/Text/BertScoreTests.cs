using System.Text.Json;
using PersonaNotebooks.Metrics.Text;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Text;

/// <summary>Every case of <c>bertscore_math.json</c> within 1e-12, and what a user relies on beside.</summary>
public class BertScoreTests
{
    private static readonly JsonElement Golden = GoldenFile.Load("bertscore_math.json");

    public static TheoryData<string> Cases => GoldenFile.Ids("bertscore_math.json", "cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public void PairsEqualBertScore(string id)
    {
        var one = GoldenFile.Find("bertscore_math.json", "cases", id);
        BertScoreValue Score(bool markedEnds) =>
            BertScore.Score(
                GoldenFile.Matrix(one.GetProperty("cand")),
                GoldenFile.Matrix(one.GetProperty("ref")),
                Weights(one.GetProperty("cand_idf")),
                Weights(one.GetProperty("ref_idf")),
                markedEnds
            );
        Near(Value(one), Score(markedEnds: true));
        Near(Value(one.GetProperty("plain")), Score(markedEnds: false));
        Near(Value(one.GetProperty("rescaled")), Score(markedEnds: true).Rescale(Value(one.GetProperty("baseline"))));
    }

    [Fact]
    public void SeveralReferencesTakeTheGreatestOfEachPart()
    {
        foreach (var one in Golden.GetProperty("multi_ref").EnumerateArray())
        {
            var candidate = GoldenFile.Matrix(one.GetProperty("cand"));
            var scores = one.GetProperty("refs")
                .EnumerateArray()
                .Select(r => BertScore.Score(candidate, GoldenFile.Matrix(r)))
                .ToArray();
            foreach (var (expected, actual) in one.GetProperty("per_ref").EnumerateArray().Zip(scores))
            {
                Near(Value(expected), actual);
            }
            Near(Value(one.GetProperty("score")), scores.Aggregate((a, b) => a.Max(b)));
        }
    }

    [Fact]
    public void PairsAreScoredByThemselvesNotAsInAPaddedBatch()
    {
        var batch = Golden.GetProperty("padded_batch");
        var references = batch.GetProperty("refs").EnumerateArray().Select(GoldenFile.Matrix);
        var candidates = batch.GetProperty("cands").EnumerateArray().Select(GoldenFile.Matrix);
        var scores = candidates.Zip(references).Select(p => BertScore.Score(p.First, p.Second)).ToArray();
        foreach (var (expected, actual) in batch.GetProperty("single").EnumerateArray().Zip(scores))
        {
            Near(Value(expected), actual);
        }
        // In the batch the first candidate's negative best similarities lose against the padding's 0.
        Assert.Equal(0, batch.GetProperty("P")[0].GetDouble());
        Assert.True(scores[0].Precision < 0);
    }

    [Fact]
    public void TwoMarksAloneAreAnEmptyText()
    {
        double[][] marks =
        [
            [1, 0],
            [0.6, 0.8],
        ];
        double[][] text =
        [
            [1, 0],
            [0, 1],
            [0.6, 0.8],
        ];
        var score = BertScore.Score(marks, text, markedEnds: true);
        Assert.Equal((0, 0), (score.Precision, score.Recall));
        Assert.Equal(BertScore.Score(marks, text).F1, score.F1);
    }

    [Fact]
    public void IdenticalTextsScoreOneAndSwappingSwapsPrecisionAndRecall()
    {
        double[][] a =
        [
            [1, 2, 3],
            [-1, 0.5, 2],
        ];
        double[][] b =
        [
            [0.2, 1, 0],
            [3, 3, 1],
            [1, 0, 0],
        ];
        Near(new(1, 1, 1), BertScore.Score(a, a));
        var (forward, back) = (BertScore.Score(a, b), BertScore.Score(b, a));
        Near(new(forward.Recall, forward.Precision, forward.F1), back);
        Near(forward, BertScore.Score([a[1], a[0]], [b[2], b[0], b[1]]));
    }

    [Fact]
    public void SinglePrecisionVectorsAreTaken()
    {
        ReadOnlyMemory<float>[] a = [new float[] { 1, 0.5f }, new float[] { -2, 0.25f }];
        ReadOnlyMemory<float>[] b = [new float[] { 0, 3 }];
        Near(
            BertScore.Score(
                [
                    [1, 0.5],
                    [-2, 0.25],
                ],
                [
                    [0, 3],
                ]
            ),
            BertScore.Score(a, b)
        );
    }

    [Fact]
    public void BadVectorsAreNamed()
    {
        double[][] good =
        [
            [1, 2],
        ];
        Assert.Contains(
            "token 1 has 3",
            Message(() =>
                BertScore.Score(
                    good,
                    [
                        [1, 1],
                        [1, 2, 3],
                    ]
                )
            )
        );
        Assert.Contains(
            "not finite",
            Message(() =>
                BertScore.Score(
                    [
                        [double.NaN, 1],
                    ],
                    good
                )
            )
        );
        Assert.Contains(
            "not finite",
            Message(() =>
                BertScore.Score(
                    good,
                    [
                        [double.PositiveInfinity, 1],
                    ]
                )
            )
        );
        Assert.Contains(
            "zero",
            Message(() =>
                BertScore.Score(
                    good,
                    [
                        [0, 0],
                    ]
                )
            )
        );
        Assert.Contains("1 candidate tokens have 2 weights", Message(() => BertScore.Score(good, good, [1, 2])));
        Assert.Equal(default, BertScore.Score([], good));
    }

    [Fact]
    public void RareTokensWeighMore()
    {
        InverseDocumentFrequency idf = new([
            ["a", "b", "a"],
            ["a", "c"],
            ["a"],
        ]);
        Assert.Equal([0, Math.Log(2), Math.Log(4)], idf.Weights(["a", "b", "never"]));
    }

    private static string Message(Action action) => Assert.Throws<InputException>(action).Message;

    private static double[]? Weights(JsonElement idf) =>
        idf.ValueKind == JsonValueKind.Null ? null : GoldenFile.Numbers(idf);

    private static BertScoreValue Value(JsonElement e) =>
        e.ValueKind == JsonValueKind.Array
            ? new(e[0].GetDouble(), e[1].GetDouble(), e[2].GetDouble())
            : new(e.GetProperty("P").GetDouble(), e.GetProperty("R").GetDouble(), e.GetProperty("F").GetDouble());

    private static void Near(BertScoreValue expected, BertScoreValue actual)
    {
        GoldenFile.Near(expected.Precision, actual.Precision, 1e-12, "precision");
        GoldenFile.Near(expected.Recall, actual.Recall, 1e-12, "recall");
        GoldenFile.Near(expected.F1, actual.F1, 1e-12, "F1");
    }
}
