using PersonaNotebooks.Mixtures;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Tests.Mixtures;

/// <summary>Copies, comparisons and encoders.</summary>
public class EvaluationTests
{
    private const string Long = "the old mill by the river was sold to a baker from the next town";

    [Fact]
    public void AnEchoIsACopyAndAnotherTextIsNot()
    {
        string[] pool = [Long, "somebody left a red bicycle in front of the town hall on sunday"];
        Assert.Equal(1, NearDuplicates.Against([Long.ToUpperInvariant() + " ", pool[1]], pool));
        Assert.Equal(
            0.5,
            NearDuplicates.Against([Long[..60], "a quiet day at the market and nothing was sold at all"], pool)
        );
        Assert.Equal(0.5, NearDuplicates.Within([Long, Long]));
        Assert.Equal(0, NearDuplicates.Within([Long, pool[1]]));
        Assert.Equal(0.5, NearDuplicates.Paired([(Long, Long), (Long, pool[1])]));
        Assert.Equal(1, NearDuplicates.Against(["Fine."], ["fine."]));
        Assert.True(double.IsNaN(NearDuplicates.Paired([])));
    }

    [Fact]
    public void JaccardCountsFiveWordsAtATime()
    {
        // 10 words are 6 grams; with the last two words changed 4 are shared: 4 / (6 + 6 - 4) = 0.5, with three changed 3 / 9.
        const string Ten = "a b c d e f g h i j";
        Assert.Equal(1, NearDuplicates.Against(["a b c d e f g h x y"], [Ten]));
        Assert.Equal(0, NearDuplicates.Against(["a b c d e f g x y z"], [Ten]));
    }

    [Fact]
    public void MacroF1IsTheMeanOverClasses()
    {
        // Class 0: 2 hits of 3 true and 2 guessed, 4/5; class 1: 1 hit of 1 and 2, 2/3.
        Assert.Equal((0.8 + 2.0 / 3) / 2, MixtureEvaluator.MacroF1([0, 0, 0, 1], [0, 0, 1, 1], 2), 12);
    }

    [Fact]
    public void NothingIsBetterWhenTheIntervalHoldsZero()
    {
        MethodScore[] scores =
        [
            .. Enumerable
                .Range(0, 6)
                .SelectMany(r =>
                    (MethodScore[])
                        [
                            new("a", r, "e", MixtureMetrics.Frechet, 1 + 0.01 * r),
                            new("b", r, "e", MixtureMetrics.Frechet, 2 + 0.02 * r),
                            new("c", r, "e", MixtureMetrics.Frechet, 1.025 + 0.01 * (r % 2 == 0 ? 3 * r : -r)),
                        ]
                ),
        ];
        EvaluationReport report = new(scores, 1);
        Assert.Equal("better", report.Compare("a", "b", MixtureMetrics.Frechet, "e").Verdict);
        Assert.Equal("worse", report.Compare("b", "a", MixtureMetrics.Frechet, "e").Verdict);
        Assert.Equal(2.0 / 64, report.Compare("a", "b", MixtureMetrics.Frechet, "e").P, 9);
        Assert.Equal("no difference shown", report.Compare("a", "c", MixtureMetrics.Frechet, "e").Verdict);
        Assert.Equal("no difference shown", report.Compare("a", "d", MixtureMetrics.Frechet, "e").Verdict);
    }

    [Fact]
    public void ManyComparisonsMustAllPayForTheirNumber()
    {
        MethodScore[] Rounds(int rounds) =>
            [
                .. from r in Enumerable.Range(0, rounds)
                from metric in (string[])[MixtureMetrics.Frechet, MixtureMetrics.Mauve, MixtureMetrics.KlCosine]
                from method in (string[])["a", "b", "c", "d"]
                select new MethodScore(method, r, "e", metric, (method[0] - 'a') * (1 + 0.01 * r) + 0.001 * r),
            ];
        // Nine comparisons that could not be clearer: with six rounds none can pay for nine, with nine rounds all can.
        var few = new EvaluationReport(Rounds(6), 1).Family("a", "b", "c", "d");
        Assert.Equal(9, few.Count);
        Assert.All(few, c => Assert.Equal(9 * 2.0 / 64, c.AdjustedP, 9));
        Assert.All(few, c => Assert.Equal("no difference shown", c.Verdict));
        EvaluationReport more = new(Rounds(9), 1);
        Assert.All(more.Family("a", "b", "c", "d"), c => Assert.NotEqual("no difference shown", c.Verdict));
        Assert.Equal(
            "a against b: better on 2 (Fréchet e, KL-cosine e), worse on 1 (MAUVE e), no difference shown on 0 of 3 measures",
            more.Outcome("a", "b")
        );
    }

    [Fact]
    public async Task RealTextsAreNotTakenFromThePool()
    {
        var records = Enumerable
            .Range(0, 12)
            .Select(i => new MixtureRecord($"r{i}", "a note", $"{Long} {i} {(char)('a' + i)}{i} and {7 * i} more", "x"))
            .ToArray();
        MixtureRecord[] pool = [.. records.Take(6)];
        foreach (var (i, record) in pool.Index())
        {
            pool[i] = record with { Text = $"quite {i} another {i} sentence {i} of {i} its {i} own" };
            records[i] = pool[i];
        }
        await using var lab = await Lab.OpenAsync("embedded", new() { Store = Path.GetTempFileName(), Seed = 1 });
        MixtureEvaluator evaluator = new(records, pool, [("spelling", new SpellingEmbedder())]);
        var scores = await new MixtureStudy(lab, records, evaluator, 12, 2, 1).RealAsync("real");
        Assert.Equal(0, new EvaluationReport(scores, 1).Of("real", MixtureMetrics.CopiesPool).Value);
        Assert.Equal(0, new EvaluationReport(scores, 1).Of("real", MixtureMetrics.CosineCopies, "spelling").Value);
        await Assert.ThrowsAsync<InputException>(() =>
            new MixtureStudy(lab, pool, evaluator, 12, 2, 1).RealAsync("real")
        );
    }

    [Fact]
    public void AContextWhoseLabelThePoolLacksIsTold()
    {
        MixtureRecord context = new("r", "a note", "text", "rare");
        var told = Assert.Throws<InputException>(() =>
            new WritingPlan([context]).BestExemplars(Array.Empty<MixtureRecord>().ToLookup(r => r.Id), 1)
        );
        Assert.Contains("'rare'", told.Message);
    }

    [Fact]
    public async Task RealTextsScoreBetterThanOneTextWrittenOverAndOver()
    {
        var planted = new PlantedPopulation(3, 200, 9, 1);
        MixtureRecord[] labelled =
        [
            .. planted.Records.Select((r, i) => r with { Label = i % 2 == 0 ? "even" : "odd" }),
        ];
        MixtureEvaluator evaluator = new(
            [.. labelled.Take(80)],
            planted.Exemplars,
            [("spelling", new SpellingEmbedder())]
        );
        var real = await evaluator.ScoreAsync("real", 0, [.. labelled.Skip(80)], 1);
        var one = await evaluator.ScoreAsync(
            "one",
            0,
            [.. Enumerable.Repeat(labelled[100], 40), .. Enumerable.Repeat(labelled[101], 40)],
            1
        );
        EvaluationReport report = new([.. real, .. one], 1);
        Assert.True(
            report.Of("real", MixtureMetrics.Mauve, "spelling").Value
                > report.Of("one", MixtureMetrics.Mauve, "spelling").Value
        );
        Assert.True(
            report.Of("real", MixtureMetrics.Frechet, "spelling").Value
                < report.Of("one", MixtureMetrics.Frechet, "spelling").Value
        );
        Assert.True(
            report.Of("real", MixtureMetrics.KlCosine, "spelling").Value
                < report.Of("one", MixtureMetrics.KlCosine, "spelling").Value
        );
        Assert.True(report.Of("one", MixtureMetrics.Repeats).Value > 0.9);
        Assert.InRange(report.Of("real", MixtureMetrics.F1, "spelling").Value, 0.2, 0.8);
    }

    [Fact]
    public async Task SpellingVectorsHaveLengthOneAndFollowSpelling()
    {
        SpellingEmbedder encoder = new();
        var vectors = (await encoder.GenerateAsync(["the old mill", "The old mills", "zebra quick"]))
            .Select(e => e.Vector.ToArray())
            .ToArray();
        double Cosine(int i, int j) => vectors[i].Zip(vectors[j], (a, b) => (double)a * b).Sum();
        Assert.Equal(1, Cosine(0, 0), 5);
        Assert.True(Cosine(0, 1) > 0.6 && Math.Abs(Cosine(0, 2)) < 0.3);
        Assert.All((await encoder.GenerateAsync([""]))[0].Vector.ToArray(), v => Assert.Equal(0, v));
    }

    [SharedDataFact("data/models/vectors/test_glove.txt")]
    public async Task WordVectorFilesOfBothKindsAreRead()
    {
        var glove = WordVectorEmbedder.Load(SharedDataFactAttribute.PathOf("data/models/vectors/test_glove.txt"));
        Assert.Equal(76, glove.Words);
        var vec = WordVectorEmbedder.Load(
            SharedDataFactAttribute.PathOf("data/models/vectors/pang_lee_polarity_fasttext.vec")
        );
        Assert.Equal(1694, vec.Words);
        var vectors = await vec.GenerateAsync(["film", "film film", "Film!", "qqqq"]);
        Assert.Equal(100, vectors[0].Vector.Length);
        Assert.Equal(vectors[0].Vector.ToArray(), vectors[1].Vector.ToArray());
        Assert.Equal(vectors[0].Vector.ToArray(), vectors[2].Vector.ToArray());
        Assert.All(vectors[3].Vector.ToArray(), v => Assert.Equal(0, v));
    }

    [Theory]
    [InlineData("2 3\ncat 1 2 3\ndog 1 2\n", "line 3")]
    [InlineData("cat 1 x 3\n", "line 1")]
    [InlineData("cat 1 NaN\n", "line 1")]
    [InlineData("", "holds no vector")]
    public void ABadWordVectorFileIsTold(string content, string expected)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, content);
            Assert.Contains(expected, Assert.Throws<InputException>(() => WordVectorEmbedder.Load(path)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
