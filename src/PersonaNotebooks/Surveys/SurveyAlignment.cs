using PersonaNotebooks.Personas;
using PersonaNotebooks.Statistics;
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
    /// <param name="seed">Draws the resamples.</param>
    /// <remarks>
    /// Each resample draws simulated people anew and moves people's shares by a normal error of their standard error, each option by itself, cut at 0
    /// and brought to a sum of 1. As resampling lowers alignment, the interval is shifted by what the resamples' mean lies below the estimate.
    /// </remarks>
    public static IReadOnlyList<SurveyRow> Of(IEnumerable<Response> responses, HumanShares people, Seed seed)
    {
        List<SurveyRow> rows = [];
        foreach (var cell in responses.GroupBy(r => (r.Tier, r.Question.Id)).OrderBy(g => Tiers.Place(g.Key.Tier)))
        {
            var counts = AnswerCounts.Of(cell);
            if (QuestionTruth.Of(counts.Question, people) is { } truth && counts.Options.Sum() > 0)
            {
                Response[] valid = [.. cell.Where(r => r.IsValid)];
                var own = seed.For($"{cell.Key.Tier}/{cell.Key.Id}");
                var alignment = AlignmentEstimate.Of(
                    valid,
                    truth,
                    QuestionTruth.StandardErrors(counts.Question, people)!,
                    own
                );
                rows.Add(
                    Row(cell.Key.Tier, counts.Question, counts.Options, truth, counts.Valid, counts.Invalid, alignment)
                );
            }
        }
        var questions = rows.Select(r => r.Question).DistinctBy(q => q.Id).ToList();
        rows.AddRange(
            questions.Select(q =>
            {
                double[] even = [.. q.Options.Select(_ => 1.0)];
                var truth = QuestionTruth.Of(q, people)!;
                var errors = QuestionTruth.StandardErrors(q, people)!;
                return Row(
                    Uniform,
                    q,
                    even,
                    truth,
                    0,
                    0,
                    AlignmentEstimate.OfShares(q, even, truth, errors, seed.For(q.Id))
                );
            })
        );
        return rows;
    }

    private static SurveyRow Row(
        string who,
        Question question,
        IReadOnlyList<double> shares,
        IReadOnlyList<double> people,
        int valid,
        double invalid,
        Estimate alignment
    ) =>
        new(
            who,
            question,
            alignment,
            question.Ordered
                ? OpinionSpread.DispersionRatio(shares, people)
                : OpinionSpread.EntropyRatio(shares, people),
            valid,
            invalid
        );
}
