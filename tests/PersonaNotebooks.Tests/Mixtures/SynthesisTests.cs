using Microsoft.Extensions.AI;
using PersonaNotebooks.Mixtures;
using PersonaNotebooks.Models;
using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Tests.Mixtures;

/// <summary>Where personas and rankings come from.</summary>
public sealed class SynthesisTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void KeywordsAreTheWordsThatOthersDoNotUse()
    {
        var said = KeywordSynthesis.Describe(
            [
                ["The rain fell.", "The rain again, the rain."],
                ["The sun shone.", "The sun's out."],
            ],
            words: 2
        );
        Assert.Contains("rain", said[0]);
        Assert.DoesNotContain("rain", said[1]);
    }

    [Fact]
    public void KeywordsAreNeitherWordsOfEverybodyNorOfOneTextAlone()
    {
        string[] one = ["And the ferry was late, said Ann.", "The ferry and the pier were there.", "A ferry!"],
            other = ["The train was late.", "And the train came.", "Then the train left."];
        var said = KeywordSynthesis.Describe([one, other]);
        Assert.Equal("You often use these words:\nferry", said[0]);
        Assert.Equal("You often use these words:\ntrain", said[1]);
        // Two groups of one text each have no other words than those of one text.
        Assert.Equal(
            "You often use these words:\nferry\nlate",
            KeywordSynthesis.Describe([
                ["ferry, late"],
                ["x"],
            ])[0]
        );
    }

    [Fact]
    public void AGroupWithoutWordsIsRefusedAndNotDescribedByNone()
    {
        var error = Assert.Throws<InputException>(() =>
            KeywordSynthesis.Describe([
                ["ferry, late"],
                ["42.", "!"],
            ])
        );
        Assert.Contains("Group 2 of 2", error.Message);
        // Words that everybody uses are better than none.
        string[] usual = ["And then the 42."];
        Assert.Equal(
            "You often use these words:\nand\nthe\nthen",
            KeywordSynthesis.Describe([
                ["ferry"],
                usual,
            ])[1]
        );
    }

    [Fact]
    public void CensusPersonasAreDrawnAdultsAndTheSameForASeed()
    {
        var drawn = CensusPersonas.Draw(5, 3);
        Assert.Equal(drawn.Select(p => p.Text), CensusPersonas.Draw(5, 3).Select(p => p.Text));
        Assert.NotEqual(drawn.Select(p => p.Text), CensusPersonas.Draw(5, 4).Select(p => p.Text));
        Assert.Equal(["c1", "c2", "c3", "c4", "c5"], drawn.Select(p => p.Id));
        Assert.All(drawn, p => Assert.Matches("^You are .+ years old, (fe)?male, .+, and live in [A-Z]", p.Text));
        Assert.Throws<InputException>(() => CensusPersonas.Draw(0, 1));
    }

    [Fact]
    public async Task TheExemplarThatAnExampleMakesMostProbableComesFirst()
    {
        MixtureRecord[] pool =
        [
            .. Enumerable.Range(0, 6).Select(i => new MixtureRecord($"e{i}", "a note", $"text {i}", i < 4 ? "a" : "b")),
        ];
        // With an example the gain is the text's number, except for text 3, which cannot be scored.
        Told scorer = new(r =>
            r.Continuation == "text 3" ? double.NaN
            : r.Prompt.Contains("Somebody wrote") ? -10 + (r.Continuation[^1] - '0')
            : -10
        );
        var best = await PicleRanking.BestAsync(scorer, pool, 2, 1);
        Assert.Equal(["e2", "e1"], best["a"].Select(r => r.Id));
        Assert.Equal(["e5", "e4"], best["b"].Select(r => r.Id));
        await Assert.ThrowsAsync<InputException>(() => PicleRanking.BestAsync(scorer, [pool[0]], 2, 1));
    }

    [Fact]
    public async Task ClustersFollowTheTextsAndNotWhatTheyAreAbout()
    {
        await using var lab = await Lab.OpenAsync("embedded", new() { Store = Path.Combine(folder, "a.db"), Seed = 1 });
        PersonaSynthesis synthesis = new(lab) { Encoder = new SpellingEmbedder() };
        MixtureRecord[] records =
        [
            .. Enumerable
                .Range(0, 20)
                .Select(i => new MixtureRecord(
                    $"r{i}",
                    i < 10 ? "a very long context about the weather in the north" : "something else entirely, on food",
                    i % 2 == 0 ? $"zzz qqq xxx {i}" : $"the mill was sold {i}"
                )),
        ];
        var labels = await synthesis.ClusterAsync(records, 2, 1);
        Assert.Equal(2, labels.Distinct().Count());
        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(labels[i % 2], labels[i]));
    }

    [Fact]
    public async Task TheNumberOfPersonasIsChosenOnRecordsThatTheSynthesisNeverSaw()
    {
        PlantedPopulation planted = new(3, 60, 9, 1);
        await using var lab = await Lab.OpenAsync("embedded", new() { Store = Path.Combine(folder, "b.db"), Seed = 1 });
        Noting encoder = new();
        MixtureTrainer trainer = new(
            new PlantedScorer(planted),
            new PlantedEncoder(),
            new()
            {
                Size = 8,
                Pairs = 2,
                Epochs = 1,
            }
        );
        var tried = await PersonaCount.TryAsync(
            [2, 3],
            trainer,
            new(lab) { Encoder = encoder },
            ClusterWriter.Keywords,
            planted.Exemplars,
            planted.Records,
            1
        );
        Assert.Equal([2, 3], tried.Select(t => t.Personas));
        Assert.All(tried, t => Assert.Equal(t.Run.Curve[t.Run.BestEpoch].HeldOut, t.HeldOut));
        var part = trainer.TrainingPart(planted.Records, 1);
        Assert.Equal(51, part.Count);
        Assert.Equal(part.Select(r => r.Text).Order(), encoder.Seen.Distinct().Order());
    }

    [Fact]
    public async Task MixedPersonasAreDifferentAndStandOneAfterTheOther()
    {
        PlantedPopulation planted = new(3, 20, 9, 1);
        var even = Baselines.Even(planted.Personas, planted.Exemplars, 32);
        var tasks = await new WritingPlan([.. planted.Records.Take(20)]).MixtureAsync(even, new PlantedEncoder(), 1, 2);
        Assert.All(
            tasks,
            t =>
            {
                var ids = t.Persona.Split('+');
                Assert.Equal(2, ids.Distinct().Count());
                Assert.StartsWith($"You are K{ids[0][1..]}. You are K{ids[1][1..]}.", t.Prompt);
            }
        );
        await Assert.ThrowsAsync<InputException>(() =>
            new WritingPlan([planted.Records[0]]).MixtureAsync(even, new PlantedEncoder(), 1, 4)
        );
    }

    private sealed class Told(Func<ScoreRequest, double> say) : ITextScorer
    {
        public Task<IReadOnlyList<TextScore>> ScoreAsync(
            IReadOnlyList<ScoreRequest> requests,
            double temperature = 1,
            CancellationToken cancellationToken = default
        ) =>
            Task.FromResult<IReadOnlyList<TextScore>>([
                .. requests.Select(r => new TextScore([new("x", say(r))], temperature)),
            ]);
    }

    private sealed class Noting : IEmbeddingGenerator<string, Embedding<float>>
    {
        private readonly PlantedEncoder inner = new();

        public List<string> Seen { get; } = [];

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values,
            EmbeddingGenerationOptions? options = null,
            CancellationToken cancellationToken = default
        )
        {
            string[] texts = [.. values];
            Seen.AddRange(texts);
            return inner.GenerateAsync(texts, options, cancellationToken);
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }
}
