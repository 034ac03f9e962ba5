using PersonaNotebooks.Mixtures;
using PersonaNotebooks.Models;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Tests.Mixtures;

/// <summary>Train, write and measure with real weights on a real llama.cpp.</summary>
public sealed class MixtureLlamaTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [LlamaFact]
    public async Task AWholeCycleOnTwoHundredRecords()
    {
        LabOptions options = new() { Store = Path.Combine(folder, "answers.db"), Seed = 1 };
        await using var lab = await Lab.OpenAsync($"gguf:{LlamaFactAttribute.Model}", options);
        // The model has room for 128 tokens and the words of children's stories.
        string[] names = ["Lily", "Tom", "Ben", "Mia"],
            things = ["dog", "ball", "cat", "bird", "tree"],
            ends = ["He was happy.", "She was sad.", "They ran.", "It was fun.", "Mom said no."];
        MixtureRecord[] records =
        [
            .. Enumerable
                .Range(0, 200)
                .Select(i => new MixtureRecord(
                    $"r{i}",
                    "a story",
                    $"{names[i % 4]} saw a {things[i / 4 % 5]} day {i / 100}. {ends[i / 20 % 5]}",
                    i % 2 == 0 ? "one" : "two"
                )),
        ];
        Persona[] personas = [new("k1", "You like to play."), new("k2", "You like dogs.")];
        SpellingEmbedder encoder = new(32);
        MixtureTrainer trainer = new(
            lab.Scorer,
            encoder,
            new()
            {
                Size = 16,
                Pairs = 2,
                HeldOutPairs = 2,
                Epochs = 2,
                InFlight = lab.InFlight,
            }
        );
        MixtureRecord[] known = [.. records.Take(150)],
            golden = [.. records.Skip(150)];
        var pool = known.Take(10).ToArray();
        var run = await trainer.TrainAsync(personas, pool, known, 1);
        Assert.Equal(0, run.Work.Failed);
        Assert.True(run.Work.Made <= trainer.MostScores(known.Length));
        Assert.All(run.Curve, p => Assert.InRange(p.HeldOut, -200, -1));
        var made = lab.Meter.Reading.Made;
        var again = await trainer.TrainAsync(personas, pool, known, 1);
        Assert.Equal(run.Mixture.Gates.Values, again.Mixture.Gates.Values);
        Assert.Equal(made, lab.Meter.Reading.Made); // every score came from the store
        MixtureEvaluator evaluator = new(golden, pool, [("spelling", encoder)]);
        MixtureStudy study = new(lab, known, evaluator, texts: 16, rounds: 1, seed: 1) { MostTokens = 16 };
        var ours = await study.RunAsync("mixture", (p, s) => p.MixtureAsync(run.Mixture, encoder, s));
        Assert.True(ours.First.Texts.Count > 8);
        // A model of 16 tokens of children's stories cannot be as near to unseen texts as other real ones are.
        EvaluationReport report = new([.. ours.Scores, .. await study.RealAsync("real")], 1);
        Assert.True(
            report.Of("real", MixtureMetrics.Frechet, "spelling").Value
                < report.Of("mixture", MixtureMetrics.Frechet, "spelling").Value
        );
    }
}
