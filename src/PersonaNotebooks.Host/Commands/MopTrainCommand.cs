using System.CommandLine;
using System.Globalization;
using PersonaNotebooks.Mixtures;
using PersonaNotebooks.Models;
using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona mop train</c>: writes personas for a population and trains the gates.</summary>
internal static class MopTrainCommand
{
    public static Command Create()
    {
        var defaults = new MixtureOptions();
        Option<FileInfo> output = new("--out") { Description = "The mixture to write (.json).", Required = true };
        Option<int> count = new("--personas") { Description = "K.", DefaultValueFactory = _ => 8 };
        Option<string?> choose = new("--choose-personas")
        {
            Description =
                "Numbers such as 4,8,16: K is the one with the best held-out likelihood, the personas being written from the other records.",
        };
        Option<string> writer = new("--writer")
        {
            Description = "Who writes the personas: model, keywords (a cluster's words) or census (drawn adults).",
            DefaultValueFactory = _ => "model",
        };
        Option<int> pool = new("--pool")
        {
            Description = "N, exemplars drawn from the texts.",
            DefaultValueFactory = _ => 200,
        };
        Option<int> pairs = new("--pairs")
        {
            Description = "M, pairs that a text is scored with.",
            DefaultValueFactory = _ => defaults.Pairs,
        };
        Option<int> epochs = new("--epochs")
        {
            Description = "The most epochs.",
            DefaultValueFactory = _ => defaults.Epochs,
        };
        Option<double> rate = new("--learning-rate")
        {
            Description = "Adam's.",
            DefaultValueFactory = _ => defaults.LearningRate,
        };
        Option<bool> top = new("--top")
        {
            Description = "Take the heaviest pairs (the paper's sparse gate) instead of drawing them.",
        };
        Option<bool> temperatures = new("--learn-temperatures")
        {
            Description = "Learn a temperature for each persona; five scores for one.",
        };
        Option<bool> perToken = new("--length-normalised")
        {
            Description = "Divide log-probabilities by the tokens of a text.",
        };
        Option<string?> checkpoint = new("--checkpoint")
        {
            Description = "Written after each epoch; a training goes on from it.",
        };
        Command command = new("train", "Write personas and train the gates on a file of texts.")
        {
            output,
            count,
            choose,
            writer,
            pool,
            pairs,
            epochs,
            rate,
            top,
            temperatures,
            perToken,
            checkpoint,
        };
        var texts = new RecordOptionSet().AddTo(command);
        var encoder = new EncoderOption().AddTo(command);
        var model = new LabOptionSet().AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                var seed = model.Seed(parsed);
                var records = texts.Load(parsed, seed);
                var exemplars = Draw(records, LabOptionSet.AtLeastOne(parsed.GetValue(pool), "--pool"), seed);
                await using var lab = await model.OpenAsync(parsed, stop);
                await using var vectors = await encoder.OpenAsync(parsed, lab, stop);
                MixtureOptions options = new()
                {
                    Pairs = parsed.GetValue(pairs),
                    Epochs = parsed.GetValue(epochs),
                    LearningRate = parsed.GetValue(rate),
                    Rule = parsed.GetValue(top) ? PairRule.Top : PairRule.Drawn,
                    Temperature = parsed.GetValue(temperatures) ? 0.6 : 1,
                    LearnTemperatures = parsed.GetValue(temperatures),
                    LengthNormalised = parsed.GetValue(perToken),
                    InFlight = lab.InFlight,
                };
                var scorer = lab.Scorer;
                PersonaSynthesis synthesis = new(lab) { Encoder = vectors.Embedder };
                MixtureTrainer trainer = new(scorer, vectors.Embedder, options)
                {
                    EncoderName = vectors.Identity.ToString(),
                    ModelName = lab.Identity.ToString(),
                    CheckpointPath = parsed.GetValue(checkpoint),
                    Progress = new LineProgress<TrainingProgress>(),
                };
                var path = parsed.GetRequiredValue(output).ToString();
                if (parsed.GetValue(choose) is { } numbers)
                {
                    if (trainer.CheckpointPath is not null)
                    {
                        throw new InputException(
                            "--choose-personas trains once for each number, so it cannot go with --checkpoint; choose first, then train with --personas."
                        );
                    }
                    var chosen = await ChooseAsync(
                        numbers,
                        trainer,
                        synthesis,
                        Writer(parsed.GetValue(writer)!),
                        exemplars,
                        records,
                        seed,
                        stop
                    );
                    MixtureFile.Save(path, chosen.Run.Mixture);
                    Report(chosen.Run, path);
                    return 0;
                }
                var personas = await WriteAsync(
                    synthesis,
                    records,
                    parsed.GetValue(writer)!,
                    LabOptionSet.AtLeastOne(parsed.GetValue(count), "--personas"),
                    seed,
                    stop
                );
                Print(
                    $"{records.Count} texts, {personas.Count} personas, pool of {exemplars.Count}: at most {trainer.MostScores(records.Count)} scores (texts × pairs × epochs and the held-out ones), less what is reused"
                );
                var run = await trainer.TrainAsync(personas, exemplars, records, seed, stop);
                MixtureFile.Save(path, run.Mixture);
                Report(run, path);
                Console.Error.WriteLine($"{lab.Identity}: {run.Work}");
                return 0;
            }
        );
        return command;
    }

    private static async Task<IReadOnlyList<Persona>> WriteAsync(
        PersonaSynthesis synthesis,
        IReadOnlyList<MixtureRecord> records,
        string writer,
        int count,
        Seed seed,
        CancellationToken cancellationToken
    )
    {
        if (writer == "census")
        {
            return CensusPersonas.Draw(count, seed);
        }
        var result = await synthesis.WriteAsync(records, count, Writer(writer), seed, cancellationToken);
        foreach (var (persona, size) in result.Personas.Zip(result.Sizes))
        {
            // For a person to read before the run: a model's description may carry its prejudices.
            Print($"{persona.Id} ({size} texts, by {persona.WrittenBy}): {OneLine(persona.Text)}");
        }
        if (result.Unreadable > 0)
        {
            Print($"note: {result.Unreadable} clusters got no readable description and are described by their words");
        }
        return result.Personas;
    }

    private static async Task<PersonaCount> ChooseAsync(
        string numbers,
        MixtureTrainer trainer,
        PersonaSynthesis synthesis,
        ClusterWriter writer,
        IReadOnlyList<MixtureRecord> exemplars,
        IReadOnlyList<MixtureRecord> records,
        Seed seed,
        CancellationToken cancellationToken
    )
    {
        int[] counts =
        [
            .. numbers
                .Split(',')
                .Select(n =>
                    int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var k) && k > 0
                        ? k
                        : throw new InputException($"--choose-personas holds '{n}'; give whole numbers such as 4,8,16.")
                ),
        ];
        var most = trainer.MostScores(records.Count);
        Print(
            $"{records.Count} texts, pool of {exemplars.Count}: at most {most} scores for each of {counts.Length} numbers of personas, less what is reused"
        );
        var tried = await PersonaCount.TryAsync(
            counts,
            trainer,
            synthesis,
            writer,
            exemplars,
            records,
            seed,
            cancellationToken
        );
        foreach (var t in tried)
        {
            Print($"{t.Personas} personas: held-out {t.HeldOut:F3} nats a text");
        }
        return tried.OrderByDescending(t => t.HeldOut).First();
    }

    private static ClusterWriter Writer(string name) =>
        name switch
        {
            "model" => ClusterWriter.Model,
            "keywords" => ClusterWriter.Keywords,
            _ => throw new InputException($"--writer must be model, keywords or census, not '{name}'."),
        };

    private static void Report(TrainingRun run, string path)
    {
        foreach (var p in run.Curve)
        {
            Print(
                $"epoch {p.Epoch}: held-out {p.HeldOut:F3} nats a text; effective personas {p.Collapse.Marginal:F2}, exemplars {p.Collapse.Exemplars:F1}; pairs used {p.Collapse.PairsUsed}"
            );
        }
        foreach (var note in run.Notes)
        {
            Print($"note: {note}");
        }
        Print($"mixture of epoch {run.BestEpoch} written to {path}");
    }

    private static IReadOnlyList<MixtureRecord> Draw(IReadOnlyList<MixtureRecord> records, int count, Seed seed)
    {
        var order = Enumerable.Range(0, records.Count).ToArray();
        seed.For("pool").Stream().Shuffle<int>(order);
        return [.. order.Take(count).Order().Select(i => records[i])];
    }

    // Model text must not steer the terminal that shows it.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
