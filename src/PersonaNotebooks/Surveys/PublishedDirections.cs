using PersonaNotebooks.Figures;
using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Surveys;

/// <summary>
/// The directions that Li et al. 2025 report beside ours. No score table of the paper is known to us, so directions are all that can be compared;
/// theirs are read from <c>data/published/census-to-opinion.csv</c> and enter no number of ours.
/// </summary>
public static class PublishedDirections
{
    private const string Paper = "census-to-opinion";

    /// <summary>A line for the lean of the descriptive tier in each election, and one for each domain question that the paper names.</summary>
    /// <param name="responses">Answers of the meta and descriptive tiers to elections and domain questions; what is not there is reported as not asked.</param>
    /// <param name="questions">The questions that can stand behind a line, such as those of all topics.</param>
    /// <param name="seed">Draws the resamples.</param>
    public static IReadOnlyList<DirectionRow> Of(
        IReadOnlyList<Response> responses,
        IReadOnlyList<Question> questions,
        Seed seed
    )
    {
        var published = PublishedValue.Load(Paper);
        var rich = responses.Where(r => r.Tier == Tiers.Descriptive).ToLookup(r => r.Question.Id);
        var meta = responses.Where(r => r.Tier == Tiers.Meta).ToLookup(r => r.Question.Id);
        List<DirectionRow> rows = [];
        foreach (var election in questions.Where(q => QuestionTruth.YearOf(q) is not null))
        {
            var year = QuestionTruth.YearOf(election)!.Value;
            if (
                published.FirstOrDefault(p =>
                    p.Place.StartsWith("map", StringComparison.Ordinal) && p.Place.Contains($"{year}")
                ) is
                { } map
            )
            {
                rows.Add(
                    new(
                        $"{year}: descriptive less result",
                        map.Value is { } all ? $"left ({all:0%} of states)" : "left",
                        map.Certainty,
                        LeftShift.AgainstTruth(
                            rich[election.Id],
                            QuestionTruth.ByState([election]),
                            seed.For(election.Id)
                        ),
                        rich.Contains(election.Id)
                    )
                );
            }
        }
        foreach (var domain in published.Where(p => questions.Any(q => q.Id == p.Row)))
        {
            rows.Add(
                new(
                    $"{questions.First(q => q.Id == domain.Row).Label}: descriptive less meta",
                    domain.Metric.Split(" by tier")[0].Replace("share of ", "towards ", StringComparison.Ordinal),
                    domain.Certainty,
                    LeftShift.AgainstTier(rich[domain.Row], meta[domain.Row], seed.For(domain.Row)),
                    rich.Contains(domain.Row) && meta.Contains(domain.Row)
                )
            );
        }
        return rows;
    }
}
