using System.CommandLine;
using System.Globalization;
using System.Text;
using PersonaNotebooks.Mixtures;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona mop evaluate</c>: a mixture beside the baselines, against real texts that none of them has seen.</summary>
internal static class MopEvaluateCommand
{
    public static Command Create()
    {
        Option<string> golden = new("--golden")
        {
            Description = "Real texts that were not trained on, in the same format as --data.",
            Required = true,
        };
        Option<int> count = new("--count")
        {
            Description = "Texts of a method in a round.",
            DefaultValueFactory = _ => 200,
        };
        Option<int> rounds = new("--rounds")
        {
            Description = "Rounds; with fewer than ten no difference can be shown.",
            DefaultValueFactory = _ => 10,
        };
        Option<string?> vectorFile = new("--word-vectors")
        {
            Description = "A .vec or GloVe file for the second encoder; the spelling of words when left out.",
        };
        Option<FileInfo?> output = new("--out") { Description = "All scores as CSV." };
        Command command = new("evaluate", "Measure a mixture beside the baselines.")
        {
            golden,
            count,
            rounds,
            vectorFile,
            output,
        };
        var inputs = new MopMixtureOptionSet().AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                var real = inputs.Load(parsed, parsed.GetRequiredValue(golden));
                await using var opened = await inputs.OpenAsync(parsed, stop);
                var (seed, records, trained, lab, vectors) = opened;
                RefuseKnown(real, records, parsed.GetRequiredValue(golden));
                var second = parsed.GetValue(vectorFile) is { } file
                    ? (Path.GetFileName(file), WordVectorEmbedder.Load(file))
                    : ((
                        string,
                        Microsoft.Extensions.AI.IEmbeddingGenerator<string, Microsoft.Extensions.AI.Embedding<float>>
                    ))
                        ("spelling", new SpellingEmbedder());
                MixtureStudy study = new(
                    lab,
                    records,
                    new(real, trained.Exemplars, [(vectors.Identity.Model, opened.Encoder), second]),
                    LabOptionSet.AtLeastOne(parsed.GetValue(count), "--count"),
                    LabOptionSet.AtLeastOne(parsed.GetValue(rounds), "--rounds"),
                    seed
                )
                {
                    MostTokens = inputs.MostTokens(parsed),
                };
                List<MethodScore> scores = [.. await study.RealAsync("real texts", stop)];
                foreach (var baseline in await study.BaselinesAsync(trained.Exemplars, stop))
                {
                    scores.AddRange(baseline.Scores);
                }
                var ours = await study.RunAsync(
                    "mixture",
                    (p, s) => p.MixtureAsync(trained, opened.Encoder, s, 1, stop),
                    stop
                );
                scores.AddRange(ours.Scores);
                EvaluationReport report = new(scores, seed);
                Print(report);
                if (parsed.GetValue(output) is { } path)
                {
                    AtomicFile.WriteText(path.ToString(), Csv(scores));
                }
                Console.Error.WriteLine($"{lab.Identity}: {lab.Meter.Reading}");
                return 0;
            }
        );
        return command;
    }

    // Texts that were trained on flatter every method that shows them; single ones may be in both by chance.
    private static void RefuseKnown(
        IReadOnlyList<MixtureRecord> golden,
        IReadOnlyList<MixtureRecord> known,
        string file
    )
    {
        var texts = known.Select(r => r.Text.Trim()).ToHashSet(StringComparer.Ordinal);
        var both = golden.Count(g => texts.Contains(g.Text.Trim()));
        if (both > 0 && both == golden.Count)
        {
            throw new InputException(
                $"All {both} texts of --golden '{file}' are among those of --data; give texts that were not trained on."
            );
        }
        if (both > 0)
        {
            Console.Error.WriteLine(
                $"{both} of {golden.Count} texts of --golden are among those of --data; measures against them flatter."
            );
        }
    }

    private static void Print(EvaluationReport report)
    {
        foreach (var encoder in report.Encoders)
        {
            Console.WriteLine($"{report.Table(encoder, $"vectors: {encoder}")}\n");
        }
        string[] others = [.. report.Methods.Where(m => m is not ("mixture" or "real texts"))];
        Console.WriteLine($"{report.Comparisons("mixture", others)}\n");
        Console.WriteLine(report.Outcome("mixture", others));
    }

    private static string Csv(IEnumerable<MethodScore> scores)
    {
        StringBuilder csv = new("method,round,encoder,metric,value\n");
        foreach (var s in scores)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{s.Method},{s.Round},{s.Encoder},{s.Metric},{s.Value:R}\n");
        }
        return csv.ToString();
    }
}
