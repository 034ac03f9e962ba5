using PersonaNotebooks.Personas;
using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Surveys;

/// <summary>Compares simulated answers to survey items with people's.</summary>
public static class SurveyAlignment
{
    private const string Uniform = "uniform";

    /// <summary>
    /// A line for each tier and question with people's answers, then one for even shares on each question. Questions without people's answers are left out:
    /// for them alignment is not available.
    /// </summary>
    /// <param name="responses">Answers of any tiers to any questions.</param>
    /// <param name="people">What people answered.</param>
    public static IReadOnlyList<SurveyRow> Of(IEnumerable<Response> responses, HumanShares people)
    {
        List<SurveyRow> rows = [];
        foreach (var cell in responses.GroupBy(r => (r.Tier, r.Question.Id)).OrderBy(g => Tiers.Place(g.Key.Tier)))
        {
            var counts = AnswerCounts.Of(cell);
            if (QuestionTruth.Of(counts.Question, people) is { } truth && counts.Options.Sum() > 0)
            {
                rows.Add(Row(cell.Key.Tier, counts.Question, counts.Options, truth, counts.Valid, counts.Invalid));
            }
        }
        var questions = rows.Select(r => r.Question).DistinctBy(q => q.Id).ToList();
        rows.AddRange(
            questions.Select(q => Row(Uniform, q, [.. q.Options.Select(_ => 1.0)], QuestionTruth.Of(q, people)!, 0, 0))
        );
        return rows;
    }

    private static SurveyRow Row(
        string who,
        Question question,
        IReadOnlyList<double> shares,
        IReadOnlyList<double> people,
        int valid,
        double invalid
    ) =>
        new(
            who,
            question,
            Alignment.Of(shares, people, question.Ordered),
            question.Ordered
                ? OpinionSpread.DispersionRatio(shares, people)
                : OpinionSpread.EntropyRatio(shares, people),
            valid,
            invalid
        );
}
