using System.Globalization;
using PersonaNotebooks.Display;
using PersonaNotebooks.Figures;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Surveys;
using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Host.Commands;

/// <summary>What a simulation's console says at the end.</summary>
internal static class SimulationReport
{
    private const int MostRows = 40;

    /// <summary>Prints the shares by question and tier; 1 when not one answer is valid, which is said.</summary>
    public static int Print(IReadOnlyList<Response> responses, string folder, Seed seed)
    {
        var rows = responses
            .GroupBy(r => (r.Question.Id, r.Tier))
            .Select(g => (g.Key.Tier, Counts: AnswerCounts.Of(g)))
            .OrderBy(g => Tiers.Place(g.Tier))
            .ToList();
        Console.WriteLine(
            Table.Of(
                rows,
                null,
                MostRows,
                new("Question", r => r.Counts.Question.Id),
                new("Tier", r => r.Tier),
                new("Valid", r => r.Counts.Valid),
                new("Don't know", r => r.Counts.DontKnow, NumberFormat.Decimals(0)),
                new("Unread", r => r.Counts.Unparsed),
                new("Failed", r => r.Counts.Failed),
                new(
                    "Left share",
                    r =>
                        LeftShift.Share(
                            responses.Where(x => x.Tier == r.Tier && x.Question.Id == r.Counts.Question.Id),
                            seed.For($"share/{r.Tier}/{r.Counts.Question.Id}")
                        ),
                    NumberFormat.Percent1
                )
            )
        );
        Truth(responses, seed);
        var valid = responses.Count(r => r.IsValid);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{responses.Count} answer{(responses.Count == 1 ? "" : "s")}, {valid} valid, written to {folder}; codebook.csv says what the columns mean"
            )
        );
        if (responses.FirstOrDefault(r => r.Answer.Status == AnswerStatus.Failed) is { } lost)
        {
            Console.WriteLine($"Failed, for example: {lost.Answer.Reply}");
        }
        if (valid > 0)
        {
            return 0;
        }
        Console.WriteLine(
            "Not one answer could be used: this model does not answer in the form asked for, so there are no shares."
        );
        return 1;
    }

    /// <summary>Says how many people have no usable persona in a tier, so that nobody goes missing silently.</summary>
    public static void Lost(PersonaSet? set)
    {
        foreach (var (tier, written) in set?.Written ?? new Dictionary<string, IReadOnlyList<WrittenPersona>>())
        {
            if (written.Count(w => w.Persona is null) is > 0 and var lost)
            {
                Console.WriteLine(
                    $"{tier}: {lost} of {written.Count} people {(lost == 1 ? "has" : "have")} no usable persona and {(lost == 1 ? "was" : "were")} not asked"
                );
            }
        }
    }

    // What people really did, where it is known, with the baselines; and what has no truth, by name.
    private static void Truth(IReadOnlyList<Response> responses, Seed seed)
    {
        var round = responses.Count == 0 ? 0 : responses.Max(r => r.Round);
        var last = responses.Where(r => r.Round == round && r.IsValid).ToList();
        foreach (
            var election in last.Where(r => QuestionTruth.YearOf(r.Question) is not null).GroupBy(r => r.Question.Id)
        )
        {
            var year = QuestionTruth.YearOf(election.First().Question)!.Value;
            var people = election.GroupBy(r => (r.Tier, r.State)).Max(g => g.Select(r => r.Person).Distinct().Count());
            var baselines = ElectionBaselines.Of(year, people, seed);
            Console.WriteLine(
                Table.Of(
                    ElectionTable.Of([.. election], baselines, seed.For("intervals")),
                    $"{year}, beside the result (share of the Democrat among both parties, mean of states)",
                    MostRows,
                    new("Who", r => r.Name),
                    new("Simulated less real", r => r.Drift, NumberFormat.Decimals(3)),
                    new("Error of states, without noise", r => r.Error, NumberFormat.Decimals(3)),
                    new("Winners right", r => r.Errors.Winners, NumberFormat.Decimals(1))
                )
            );
            foreach (var baseline in baselines)
            {
                Console.WriteLine($"{baseline.Name}: {baseline.Note}");
            }
        }
        var survey = SurveyAlignment.BySubject(last, HumanShares.Load(), seed.For("survey"));
        if (survey.Count > 0)
        {
            Console.WriteLine(
                Table.Of(
                    survey,
                    "Alignment with people's answers, mean over the items of a subject",
                    4 * MostRows,
                    new("Subject", r => r.Subject.Length == 0 ? "all items" : r.Subject),
                    new("Items", r => r.Questions),
                    new("Who", r => r.Who),
                    new("Alignment", r => r.Alignment, NumberFormat.Decimals(3))
                )
            );
        }
        var without = responses
            .Select(r => r.Question)
            .Where(q => q.Truth is null)
            .Select(q => q.Topic)
            .Distinct()
            .ToList();
        if (without.Count > 0)
        {
            Console.WriteLine(
                $"Alignment is not available for {string.Join(", ", without)}: no people's answers are known here."
            );
        }
    }
}
