using PersonaNotebooks.Figures;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys;

public static partial class SurveyFigures
{
    /// <summary>A panel for each question: the share of every option in each tier, with intervals over people. Read along a row to see a tier move.</summary>
    /// <param name="responses">Answers to one or several questions.</param>
    /// <param name="seed">Draws the resamples.</param>
    /// <exception cref="InputException">There is no valid answer.</exception>
    public static Figure Options(IEnumerable<Response> responses, Seed seed)
    {
        Response[] all = [.. responses];
        var tiers = TiersOf(all).ToList();
        Figure Panel(Question question, Seed own) =>
            Figure
                .Dots(
                    question.Options.Select(o => o.Stance),
                    [
                        .. tiers.Select(tier =>
                            (
                                tier,
                                question.Options.Select(
                                    (_, o) =>
                                        OptionShare.Of(
                                            all.Where(r => r.Tier == tier && r.Question.Id == question.Id),
                                            o,
                                            own.For($"{tier}/{o}")
                                        ) ?? Missing
                                )
                            )
                        ),
                    ]
                )
                .XAxis("", NumberFormat.Percent, 0, 1)
                .VerticalLine(1.0 / question.Options.Count, "");
        (string, Figure)[] panels =
        [
            .. all.Where(r => r.IsValid)
                .Select(r => r.Question)
                .DistinctBy(q => q.Id)
                .Select(q => (q.Label, Panel(q, seed.For(q.Id)))),
        ];
        return panels.Length == 0
            ? throw new InputException(
                "Zero valid answers have no shares to draw; ask a person, or a model that answers in the form asked for."
            )
            : Figure.SmallMultiples(panels.Length == 1 ? 1 : 2, panels);
    }

    /// <summary>The answers of every writer's personas by every respondent: a map of cells for each tier.</summary>
    /// <param name="cells">From <see cref="Crossed"/>.</param>
    /// <param name="value">What is coloured, such as the left shift.</param>
    /// <param name="legend">What that is, for the scale.</param>
    /// <returns>Null when there is no cell, as after a model none of whose answers could be read.</returns>
    public static Figure? Cross(IReadOnlyList<CrossedCell> cells, Func<CrossedCell, Estimate> value, string legend)
    {
        string[] writers = [.. cells.Select(c => c.Writer).Distinct()],
            respondents = [.. cells.Select(c => c.Respondent).Distinct()];
        Figure Panel(string tier)
        {
            var values = new double[writers.Length, respondents.Length];
            for (var w = 0; w < writers.Length; w++)
            {
                for (var r = 0; r < respondents.Length; r++)
                {
                    var cell = cells.FirstOrDefault(c =>
                        (c.Tier, c.Writer, c.Respondent) == (tier, writers[w], respondents[r])
                    );
                    values[w, r] = cell is null ? double.NaN : value(cell).Value;
                }
            }
            return Figure.Heatmap(writers, respondents, values, "+.2f", ColorScale.Diverging(), legend);
        }
        var tiers = cells.Select(c => c.Tier).Distinct().OrderBy(Tiers.Place).ToList();
        return tiers.Count == 0 ? null : Figure.SmallMultiples(2, [.. tiers.Select(t => (t, Panel(t)))]);
    }

    /// <summary>The mean alignment with people's answers on each subject, tier by tier, with intervals, and the baselines.</summary>
    /// <param name="rows">From <see cref="SurveyAlignment.BySubject"/>.</param>
    /// <exception cref="InputException">No question has people's answers and a valid answer.</exception>
    public static Figure Subjects(IReadOnlyList<SubjectRow> rows)
    {
        string[] subjects = [.. rows.Select(r => r.Subject).Distinct()];
        return Figure.Dots(
            subjects.Select(s => s.Length == 0 ? "all items" : s),
            [
                .. rows.Select(r => r.Who)
                    .Distinct()
                    .Select(who =>
                        (
                            who,
                            subjects.Select(s =>
                                rows.FirstOrDefault(r => r.Who == who && r.Subject == s)?.Alignment ?? Missing
                            )
                        )
                    ),
            ]
        );
    }

    /// <summary>The national Democratic share of each tier by four weightings, with the real ones.</summary>
    /// <param name="rows">From <see cref="NationalTable"/>.</param>
    /// <exception cref="InputException">There is no line.</exception>
    public static Figure National(IReadOnlyList<NationalRow> rows) =>
        Figure.Dots(
            rows.Select(r => r.Who),
            ("each state once", rows.Select(r => r.States)),
            ("by adults", rows.Select(r => r.Adults)),
            ("by citizens", rows.Select(r => r.Citizens)),
            ("by voters", rows.Select(r => r.Voters))
        );

    /// <summary>How far each tier and control lies left of the same people's meta tier, question by question.</summary>
    /// <param name="responses">Answers of the meta tier and others to questions with a lean.</param>
    /// <param name="seed">Draws the resamples of people.</param>
    /// <returns>Null when nobody has a valid answer both in the meta tier and in another.</returns>
    public static Figure? AgainstMeta(IReadOnlyList<Response> responses, Seed seed)
    {
        var meta = responses.Where(r => r.Tier == Tiers.Meta).ToList();
        var others = responses.Where(r => r.Tier != Tiers.Meta).ToLookup(r => (r.Tier, r.Question.Id));
        var tiers = TiersOf(others.SelectMany(o => o)).ToList();
        var questions = others.SelectMany(o => o).Select(r => r.Question).DistinctBy(q => q.Id);
        (string Label, List<Estimate> Shifts)[] series =
        [
            .. questions.Select(q =>
                (
                    q.Label,
                    tiers
                        .Select(t => LeftShift.AgainstTier(others[(t, q.Id)], meta, seed.For($"{q.Id}/{t}")) ?? Missing)
                        .ToList()
                )
            ),
        ];
        return series.SelectMany(s => s.Shifts).All(e => double.IsNaN(e.Value))
            ? null
            : Figure.Dots(tiers, [.. series.Select(s => (s.Label, s.Shifts.AsEnumerable()))]);
    }
}
