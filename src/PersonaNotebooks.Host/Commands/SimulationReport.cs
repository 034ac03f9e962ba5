using System.Globalization;
using PersonaNotebooks.Display;
using PersonaNotebooks.Figures;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Surveys;

namespace PersonaNotebooks.Host.Commands;

/// <summary>What a simulation's console says at the end.</summary>
internal static class SimulationReport
{
    private const int MostRows = 40;

    /// <summary>Prints the shares by question and tier; 1 when not one answer is valid, which is said.</summary>
    public static int Print(IReadOnlyList<Response> responses, string folder)
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
                new("Left share", r => r.Counts.Question.HasLean ? r.Counts.Left() : null, NumberFormat.Percent1)
            )
        );
        var valid = responses.Count(r => r.IsValid);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{responses.Count} answers, {valid} valid, written to {folder}; codebook.csv says what the columns mean"
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
}
