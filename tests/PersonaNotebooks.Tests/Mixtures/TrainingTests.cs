using PersonaNotebooks.Mixtures;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Tests.Mixtures;

/// <summary>What a training promises: masks, repeats, resumes, counts, refusals.</summary>
public sealed class TrainingTests : IDisposable
{
    private static readonly PlantedPopulation Planted = new(3, 120, 9, 1);

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static MixtureOptions Options =>
        new()
        {
            Size = 16,
            Pairs = 4,
            Epochs = 4,
            LearningRate = 5e-3,
            Patience = 9,
        };

    [Theory]
    [InlineData(4)]
    [InlineData(36)]
    public async Task ARecordIsNeverScoredUnderItselfNorUnderItsOwnText(int pairs)
    {
        // The pool is a part of the records, and one record has the text of another.
        var records = Planted.Records.Take(60).ToList();
        records[7] = records[7] with { Text = records[3].Text.ToUpperInvariant() };
        PlantedScorer scorer = new(Planted) { Override = _ => -10 };
        var options = Options with { Pairs = pairs };
        await new MixtureTrainer(scorer, new PlantedEncoder(), options).TrainAsync(
            Planted.Personas,
            [.. records.Take(12)],
            records,
            1
        );
        Assert.NotEmpty(scorer.Asked);
        Assert.DoesNotContain(scorer.Asked, r => r.Prompt.Contains(r.Continuation, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task TheSameSeedGivesTheSameGatesAndAnotherSeedOthers()
    {
        var one = await TrainAsync(1);
        Assert.Equal(one.Mixture.Gates.Values, (await TrainAsync(1)).Mixture.Gates.Values);
        Assert.NotEqual(one.Mixture.Gates.Values, (await TrainAsync(2)).Mixture.Gates.Values);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(4, true)]
    [InlineData(27, false)]
    public async Task ATrainingThatWasBrokenOffGoesOnToTheSameBytes(int pairs, bool learnTemperatures)
    {
        string Path(string name) => System.IO.Path.Combine(folder, name);
        var options = Options with
        {
            Pairs = pairs,
            LearnTemperatures = learnTemperatures,
            Redraw = true,
            Temperature = 0.6,
        };
        var whole = await Trainer(options, Path("whole"))
            .TrainAsync(Planted.Personas, Planted.Exemplars, Planted.Records, 1);
        // Broken off by hand in the third epoch, after the checkpoint of the second.
        using CancellationTokenSource stop = new();
        var broken = Trainer(options, Path("broken"), new Stopper(3, stop));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            broken.TrainAsync(Planted.Personas, Planted.Exemplars, Planted.Records, 1, stop.Token)
        );
        var resumed = await Trainer(options, Path("broken"))
            .TrainAsync(Planted.Personas, Planted.Exemplars, Planted.Records, 1);
        Assert.Equal(await File.ReadAllBytesAsync(Path("whole")), await File.ReadAllBytesAsync(Path("broken")));
        Assert.Equal(whole.Mixture.Gates.Values, resumed.Mixture.Gates.Values);
        Assert.Equal(whole.Curve, resumed.Curve);
        Assert.Equal(5, resumed.Curve.Count);
    }

    [Fact]
    public async Task ACheckpointOfAnotherRunOrADamagedOneIsRefused()
    {
        var path = Path.Combine(folder, "c.json");
        await Trainer(Options, path).TrainAsync(Planted.Personas, Planted.Exemplars, Planted.Records, 1);
        var other = await Assert.ThrowsAsync<InputException>(() =>
            Trainer(Options with { Size = 8 }, path).TrainAsync(Planted.Personas, Planted.Exemplars, Planted.Records, 1)
        );
        Assert.Contains("another training", other.Message);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path))[..200]);
        var damaged = await Assert.ThrowsAsync<InputException>(() =>
            Trainer(Options, path).TrainAsync(Planted.Personas, Planted.Exemplars, Planted.Records, 1)
        );
        Assert.Contains("damaged", damaged.Message);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(27)]
    public async Task ScoresAreMadeOnceAndNoMoreThanWasAnnounced(int pairs)
    {
        PlantedScorer scorer = new(Planted);
        MixtureTrainer trainer = new(scorer, new PlantedEncoder(), Options with { Pairs = pairs, Redraw = true });
        var run = await trainer.TrainAsync(Planted.Personas, Planted.Exemplars, Planted.Records, 1);
        Assert.Equal(scorer.Asked.Count, scorer.Asked.Distinct().Count());
        Assert.Equal(scorer.Asked.Count, run.Work.Made);
        Assert.True(run.Work.Made <= trainer.MostScores(Planted.Records.Count));
        Assert.True(run.Work.Reused > 0);
    }

    [Fact]
    public async Task AFewBadScoresAreSkippedAndCountedAndManyEndTheTraining()
    {
        var exemplar = Planted.Exemplars[2].Text;
        PlantedScorer few = new(Planted)
        {
            Override = r => r.Continuation == Planted.Records[5].Text ? double.NaN : null,
        };
        var run = await new MixtureTrainer(few, new PlantedEncoder(), Options).TrainAsync(
            Planted.Personas,
            Planted.Exemplars,
            Planted.Records,
            1
        );
        Assert.True(run.Work.Failed > 0);
        Assert.Contains(run.Notes, n => n.Contains("record 'r5' under persona 'k"));
        Assert.All(run.Mixture.Gates.Values, v => Assert.True(double.IsFinite(v)));
        PlantedScorer many = new(Planted)
        {
            Override = r => r.Prompt.Contains($"\n{exemplar}\n") ? double.NegativeInfinity : null,
        };
        var stopped = await Assert.ThrowsAsync<InputException>(() =>
            new MixtureTrainer(many, new PlantedEncoder(), Options).TrainAsync(
                Planted.Personas,
                Planted.Exemplars,
                Planted.Records,
                1
            )
        );
        Assert.Contains("exemplar 'e2'", stopped.Message);
    }

    [Fact]
    public async Task ATemperatureIsLearnedWhereTheScorerGivesWholeDistributions()
    {
        // Texts were drawn at temperature 1, so a start at 0.6 must rise.
        var options = Options with
        {
            LearnTemperatures = true,
            Temperature = 0.6,
            LearningRate = 0.03,
            Epochs = 8,
        };
        var run = await new MixtureTrainer(new PlantedScorer(Planted), new PlantedEncoder(), options).TrainAsync(
            Planted.Personas,
            Planted.Exemplars,
            Planted.Records,
            1
        );
        Assert.True(run.Mixture.LearnedTemperatures);
        Assert.All(run.Mixture.Gates.Temperatures, t => Assert.InRange(t, 0.75, 1.4));
        PlantedScorer plain = new(Planted);
        var fixedRun = await new MixtureTrainer(new OneTemperature(plain), new PlantedEncoder(), options).TrainAsync(
            Planted.Personas,
            Planted.Exemplars,
            Planted.Records,
            1
        );
        Assert.False(fixedRun.Mixture.LearnedTemperatures);
        Assert.All(fixedRun.Mixture.Gates.Temperatures, t => Assert.Equal(0.6, t));
        Assert.Contains(fixedRun.Notes, n => n.Contains("temperature 1 only"));
    }

    [Fact]
    public async Task WithoutDrawsThePaperGateLooksAtFewPairsAndACollapseIsTold()
    {
        var run = await new MixtureTrainer(
            new PlantedScorer(Planted),
            new PlantedEncoder(),
            Options with
            {
                Rule = PairRule.Top,
                LearningRate = 0.1,
                Epochs = 6,
                Sharpness = 30,
                Pairs = 2,
            }
        ).TrainAsync(Planted.Personas, Planted.Exemplars, Planted.Records, 1);
        var drawn = await TrainAsync(1);
        Assert.True(run.Curve[^1].Collapse.PairsUsed < drawn.Curve[^1].Collapse.PairsUsed);
        Assert.NotNull(new CollapseReport(1.1, 5, 1.2, 3, 0.9).Warning(3, 9));
        Assert.Null(new CollapseReport(2.1, 5, 2.2, 3, 0.9).Warning(3, 9));
    }

    [Fact]
    public async Task ATrainingThatLearnsNothingSaysSo()
    {
        // Every pair explains every text alike, so no epoch can be better than the start.
        var run = await new MixtureTrainer(
            new PlantedScorer(Planted) { Override = _ => -10 },
            new PlantedEncoder(),
            Options
        ).TrainAsync(Planted.Personas, Planted.Exemplars, Planted.Records, 1);
        Assert.Equal(0, run.BestEpoch);
        Assert.Contains(run.Notes, n => n.Contains("nothing was learned"));
        Assert.DoesNotContain((await TrainAsync(1)).Notes, n => n.Contains("nothing was learned"));
    }

    [Fact]
    public async Task ACheckpointOfAnotherEncoderWithoutANameIsRefused()
    {
        var path = Path.Combine(folder, "e.json");
        await Trainer(Options, path).TrainAsync(Planted.Personas, Planted.Exemplars, Planted.Records, 1);
        var told = await Assert.ThrowsAsync<InputException>(() =>
            new MixtureTrainer(new PlantedScorer(Planted), new SpellingEmbedder(32), Options)
            {
                CheckpointPath = path,
            }.TrainAsync(Planted.Personas, Planted.Exemplars, Planted.Records, 1)
        );
        Assert.Contains("another training", told.Message);
    }

    [Fact]
    public async Task AnExactLikelihoodNamesThePairThatCouldNotBeScored()
    {
        var exemplar = Planted.Exemplars[2].Text;
        PlantedScorer scorer = new(Planted)
        {
            Override = r => r.Prompt.Contains($"\n{exemplar}\n") ? double.NaN : null,
        };
        var even = Baselines.Even(Planted.Personas, Planted.Exemplars, 32);
        var told = await Assert.ThrowsAsync<InputException>(() =>
            MixtureLikelihood.OfAsync(even, scorer, new PlantedEncoder(), [.. Planted.Records.Take(2)])
        );
        Assert.Contains("exemplar 'e2'", told.Message);
    }

    [Theory]
    [InlineData("pairs", "more than the 3 × 9 pairs")]
    [InlineData("empty", "empty text")]
    [InlineData("own", "Every exemplar")]
    [InlineData("twice", "unique")]
    [InlineData("explored", "below Pairs")]
    [InlineData("temperature", "0.3 to 2")]
    public async Task BadInputIsOneSentence(string what, string expected)
    {
        var options = what switch
        {
            "pairs" => Options with { Pairs = 28 },
            "explored" => Options with { Explored = 4 },
            "temperature" => Options with { Temperature = 0 },
            _ => Options,
        };
        var records = Planted.Records.ToList();
        records[4] = what switch
        {
            "empty" => records[4] with { Text = " " },
            "own" => records[4] with { Text = Planted.Exemplars[0].Text },
            "twice" => records[4] with { Id = "r0" },
            _ => records[4],
        };
        var pool = what == "own" ? Planted.Exemplars.Take(1).ToList() : [.. Planted.Exemplars];
        var told = await Assert.ThrowsAsync<InputException>(() =>
            new MixtureTrainer(
                new PlantedScorer(Planted),
                new PlantedEncoder(),
                options with
                {
                    Pairs = what == "own" ? 1 : options.Pairs,
                }
            ).TrainAsync(Planted.Personas, pool, records, 1)
        );
        Assert.Contains(expected, told.Message);
    }

    [Fact]
    public async Task OnePersonaOrOneExemplarIsATrivialGateAndWorks()
    {
        var options = Options with { Pairs = 1 };
        var one = await new MixtureTrainer(new PlantedScorer(Planted), new PlantedEncoder(), options).TrainAsync(
            [Planted.Personas[0]],
            [Planted.Exemplars[0]],
            Planted.Records,
            1
        );
        var gate = await MixtureGate.OpenAsync(one.Mixture, new PlantedEncoder(), ["a text of kind 1"]);
        Assert.Equal([1], gate.Marginal());
        Assert.Equal([1], gate.Exemplars(0, 0));
    }

    [Fact]
    public async Task AMixtureOnDiskIsTheSameAndWantsItsPool()
    {
        var run = await TrainAsync(1);
        var path = Path.Combine(folder, "mixture.json");
        MixtureFile.Save(path, run.Mixture);
        var read = MixtureFile.Load(path, Planted.Exemplars);
        Assert.Equal(run.Mixture.Gates.Values, read.Gates.Values);
        Assert.Equal(run.Mixture.Personas.Select(p => p.Text), read.Personas.Select(p => p.Text));
        Assert.Equal(run.Mixture.Origin, read.Origin);
        Assert.Equal((Options, 120), (read.Origin!.Options, read.Origin.Records));
        Assert.DoesNotContain(Planted.Exemplars[0].Context, await File.ReadAllTextAsync(path));
        Assert.Contains(
            "'e8'",
            Assert.Throws<InputException>(() => MixtureFile.Load(path, [.. Planted.Exemplars.Take(8)])).Message
        );
        MixtureRecord[] changed = [Planted.Exemplars[0] with { Text = "other" }, .. Planted.Exemplars.Skip(1)];
        Assert.Contains("other texts", Assert.Throws<InputException>(() => MixtureFile.Load(path, changed)).Message);
        await File.WriteAllTextAsync(path, "{}");
        Assert.Throws<InputException>(() => MixtureFile.Load(path, Planted.Exemplars));
        Assert.Throws<InputException>(() => MixtureFile.Load(path + "x", Planted.Exemplars));
        await Assert.ThrowsAsync<InputException>(() =>
            MixtureGate.OpenAsync(run.Mixture, new PlantedEncoder(16), ["x"])
        );
    }

    private static Task<TrainingRun> TrainAsync(int seed) =>
        Trainer(Options, null).TrainAsync(Planted.Personas, Planted.Exemplars, Planted.Records, seed);

    private static MixtureTrainer Trainer(
        MixtureOptions options,
        string? checkpoint,
        IProgress<TrainingProgress>? progress = null
    ) =>
        new(new PlantedScorer(Planted), new PlantedEncoder(), options)
        {
            CheckpointPath = checkpoint,
            Progress = progress,
        };

    private sealed class Stopper(int epoch, CancellationTokenSource stop) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Epoch == epoch && value.Records > 32)
            {
                stop.Cancel();
            }
        }
    }

    private sealed class OneTemperature(ITextScorer inner) : ITextScorer
    {
        public Task<IReadOnlyList<TextScore>> ScoreAsync(
            IReadOnlyList<ScoreRequest> requests,
            double temperature = 1,
            CancellationToken cancellationToken = default
        ) =>
            temperature == 1
                ? inner.ScoreAsync(requests, 1, cancellationToken)
                : throw new NotSupportedException("Only temperature 1.");
    }
}
