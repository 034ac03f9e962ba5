using System.CommandLine;
using System.Globalization;
using PersonaNotebooks.Mixtures;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona mop train</c>: writes personas for a population and trains the gates.</summary>
internal static class MopTrainCommand
{
    public static Command Create()
    {
        Option<FileInfo> output = new("--out") { Description = "The mixture to write (.json).", Required = true };
        Option<int> pool = new("--pool")
        {
            Description = "N, exemplars drawn from the texts.",
            DefaultValueFactory = _ => 200,
        };
        Option<string?> checkpoint = new("--checkpoint")
        {
            Description = "Written after each epoch; a training goes on from it.",
        };
        Command command = new("train", "Write personas and train the gates on a file of texts.")
        {
            output,
            pool,
            checkpoint,
        };
        var who = new MopPersonas().AddTo(command);
        var how = new MopTrainOptionSet().AddTo(command);
        var texts = new RecordOptionSet().AddTo(command);
        var encoder = new EncoderOption().AddTo(command);
        var model = new LabOptionSet().AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                var seed = model.Seed(parsed);
                var choices = who.Choices(parsed);
                if (choices is not null && parsed.GetValue(checkpoint) is not null)
                {
                    throw new InputException(
                        "--choose-personas trains once for each number, so it cannot go with --checkpoint; choose first, then train with --personas."
                    );
                }
                var records = texts.Load(parsed, seed);
                var exemplars = Draw(records, LabOptionSet.AtLeastOne(parsed.GetValue(pool), "--pool"), seed);
                await using var lab = await model.OpenAsync(parsed, stop);
                await using var vectors = await encoder.OpenAsync(parsed, lab, stop);
                PersonaSynthesis synthesis = new(lab) { Encoder = vectors.Embedder };
                MixtureTrainer trainer = new(
                    lab.Scorer,
                    vectors.Embedder,
                    how.Of(parsed) with
                    {
                        InFlight = lab.InFlight,
                    }
                )
                {
                    EncoderName = vectors.Identity.ToString(),
                    ModelName = lab.Identity.ToString(),
                    CheckpointPath = parsed.GetValue(checkpoint),
                    Progress = new LineProgress<TrainingProgress>(),
                };
                TrainingRun run;
                if (choices is not null)
                {
                    Print(
                        $"{records.Count} texts, pool of {exemplars.Count}: at most {trainer.MostScores(records.Count)} scores for each of {choices.Count} numbers of personas, less what is reused"
                    );
                    run = Best(
                        await PersonaCount.TryAsync(
                            choices,
                            trainer,
                            synthesis,
                            who.Writer(parsed, synthesis),
                            exemplars,
                            records,
                            seed,
                            stop
                        )
                    );
                }
                else
                {
                    var personas = await who.WriteAsync(
                        parsed,
                        synthesis,
                        trainer.TrainingPart(records, seed),
                        seed,
                        stop
                    );
                    Print(
                        $"{records.Count} texts, {personas.Count} personas, pool of {exemplars.Count}: at most {trainer.MostScores(records.Count)} scores (texts × pairs × epochs and the held-out ones), less what is reused"
                    );
                    run = await trainer.TrainAsync(personas, exemplars, records, seed, stop);
                }
                var path = parsed.GetRequiredValue(output).ToString();
                MixtureFile.Save(path, run.Mixture);
                Report(run, path);
                Console.Error.WriteLine($"{lab.Identity}: {run.Work}");
                return 0;
            }
        );
        return command;
    }

    private static TrainingRun Best(IReadOnlyList<PersonaCount> tried)
    {
        foreach (var t in tried)
        {
            Print($"{t.Personas} personas: held-out {t.HeldOut:F3} nats a text");
        }
        return tried.OrderByDescending(t => t.HeldOut).First().Run;
    }

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

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
