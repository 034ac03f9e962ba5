using PersonaNotebooks.Personas;
using PersonaNotebooks.Statistics;
using PersonaNotebooks.Surveys.Baselines;
using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Surveys;

/// <summary>Compares simulated answers to survey items with people's.</summary>
public static class SurveyAlignment
{
    /// <summary>
    /// A line for each tier and question with people's answers, then one for each baseline on each question. Questions without people's answers are left
    /// out: for them alignment is not available.
    /// </summary>
    /// <param name="responses">Answers of any tiers to any questions.</param>
    /// <param name="people">What people answered.</param>
    /// <param name="seed">Draws the resamples.</param>
    /// <remarks>
    /// Each resample draws simulated people anew and moves people's shares by a normal error of their standard error, each option by itself, cut at 0
    /// and brought to a sum of 1. As resampling lowers alignment, its interval is shifted by what the resamples' mean lies below the estimate.
    /// </remarks>
    public static IReadOnlyList<SurveyRow> Of(IEnumerable<Response> responses, HumanShares people, Seed seed)
    {
        var all = Known(responses, people);
        List<SurveyRow> rows = [];
        foreach (var cell in all.GroupBy(r => (r.Tier, r.Question.Id)).OrderBy(g => Tiers.Place(g.Key.Tier)))
        {
            Response[] valid = [.. cell.Where(r => r.IsValid)];
            var item = Item(cell.First().Question, people);
            var own = seed.For($"{cell.Key.Tier}/{cell.Key.Id}");
            if (valid.Length > 0)
            {
                rows.Add(
                    new(
                        cell.Key.Tier,
                        false,
                        item.Question,
                        ComparedShares.Aligned(valid, [item], own),
                        ComparedShares.Spread(valid, item, own),
                        valid.Length,
                        AnswerCounts.Of(cell).Invalid
                    )
                );
            }
        }
        var asked = Asked(all);
        foreach (var question in rows.Select(r => r.Question).DistinctBy(q => q.Id).ToList())
        {
            var item = Item(question, people);
            Response[] blind = [.. SurveyBaselines.Blind(question, asked, seed)];
            var own = seed.For($"{SurveyBaselines.Random}/{question.Id}");
            rows.Add(
                new(
                    SurveyBaselines.Random,
                    true,
                    question,
                    ComparedShares.Aligned(blind, [item], own),
                    ComparedShares.Spread(blind, item, own),
                    0,
                    0
                )
            );
            rows.AddRange(
                SurveyBaselines
                    .Of(question, asked, people)
                    .Select(b => new SurveyRow(
                        b.Name,
                        true,
                        question,
                        Clamped(ComparedShares.OfShares([item], (i, p) => i.Align(b.Shares, p), seed.For(question.Id))),
                        ComparedShares.OfShares([item], (i, p) => i.Spread(b.Shares, p), seed.For(question.Id)),
                        0,
                        0
                    ))
            );
        }
        return rows;
    }

    /// <summary>
    /// The mean alignment over the questions of each subject (<see cref="Question.Subject"/>) and, first, over all questions (the subject is then empty): a line
    /// for each tier and baseline. Questions count alike.
    /// </summary>
    /// <inheritdoc cref="Of"/>
    public static IReadOnlyList<SubjectRow> BySubject(IEnumerable<Response> responses, HumanShares people, Seed seed)
    {
        var all = Known(responses, people);
        List<SubjectRow> rows = [];
        foreach (var subject in all.Where(r => r.IsValid).Select(r => r.Question.Subject).Distinct().Prepend(""))
        {
            Response[] of = [.. all.Where(r => r.IsValid && (subject.Length == 0 || r.Question.Subject == subject))];
            if (of.Length == 0)
            {
                return rows;
            }
            ComparedShares.Item[] items =
            [
                .. of.Select(r => r.Question).DistinctBy(q => q.Id).Select(q => Item(q, people)),
            ];
            foreach (var tier in of.GroupBy(r => r.Tier).OrderBy(g => Tiers.Place(g.Key)))
            {
                var estimate = ComparedShares.Aligned([.. tier], items, seed.For($"{tier.Key}/{subject}"));
                rows.Add(new(tier.Key, false, subject, items.Length, estimate));
            }
            var asked = Asked(all);
            Response[] blind = [.. items.SelectMany(i => SurveyBaselines.Blind(i.Question, asked, seed))];
            var random = ComparedShares.Aligned(blind, items, seed.For($"{SurveyBaselines.Random}/{subject}"));
            rows.Add(new(SurveyBaselines.Random, true, subject, items.Length, random));
            var baselines = items
                .SelectMany(i => SurveyBaselines.Of(i.Question, asked, people).Select(b => (Item: i, b)))
                .GroupBy(b => b.b.Name);
            rows.AddRange(
                baselines.Select(b =>
                {
                    var shares = b.ToDictionary(x => x.Item.Question.Id, x => x.b.Shares);
                    var estimate = ComparedShares.OfShares(
                        [.. b.Select(x => x.Item)],
                        (i, p) => i.Align(shares[i.Question.Id], p),
                        seed.For($"{b.Key}/{subject}")
                    );
                    return new SubjectRow(b.Key, true, subject, items.Length, Clamped(estimate));
                })
            );
        }
        return rows;
    }

    private static Response[] Known(IEnumerable<Response> responses, HumanShares people) =>
        [.. responses.Where(r => QuestionTruth.Of(r.Question, people) is not null)];

    private static ComparedShares.Item Item(Question question, HumanShares people) =>
        ComparedShares.Item.Of(question, people)!;

    private static Persona[] Asked(IEnumerable<Response> all) =>
        [.. all.Select(r => r.Persona).DistinctBy(p => p.Fields.GetValueOrDefault("person", p.Id))];

    private static Estimate Clamped(Estimate estimate) =>
        estimate with
        {
            Low = Math.Max(0, estimate.Low),
            High = Math.Min(1, estimate.High),
        };
}
