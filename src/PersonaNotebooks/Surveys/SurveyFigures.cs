using PersonaNotebooks.Figures;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Statistics;
using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Surveys;

/// <summary>The figures of simulated opinion. None needs an LLM; each takes whatever answered.</summary>
public static class SurveyFigures
{
    private static readonly Estimate Missing = Estimate.Exact(double.NaN, "no valid answer");

    /// <summary>Maps of an election: the result, then each prediction, as the Democratic lead over the Republican in points.</summary>
    /// <param name="year">The election.</param>
    /// <param name="rows">The predictions, from <see cref="ElectionTable"/>.</param>
    public static Figure Maps(int year, IEnumerable<ElectionRow> rows)
    {
        static Figure Map(IReadOnlyDictionary<string, double> shares) =>
            Figure.StateTileMap(
                shares.Select(s => KeyValuePair.Create(s.Key, Math.Round(100 * (2 * s.Value - 1)))),
                "+.0f",
                ColorScale.Diverging(),
                "Democratic lead (points)"
            );
        ElectionRow[] all = [.. rows];
        var shown = all.SelectMany(r => r.Shares.Keys).ToHashSet(StringComparer.Ordinal);
        var result = ElectionResults.Load(year).States.Where(s => shown.Count == 0 || shown.Contains(s.State));
        return Figure.SmallMultiples(
            2,
            [
                ($"result {year}", Map(result.ToDictionary(s => s.State, s => s.TwoPartyShare))),
                .. all.Select(r => (r.IsBaseline ? $"baseline: {r.Name}" : $"tier: {r.Name}", Map(r.Shares))),
            ]
        );
    }

    /// <summary>How far each tier leans left of the result, election by election.</summary>
    /// <param name="elections">A name and the lines of <see cref="ElectionTable"/> for each election.</param>
    public static Figure Drift(params (string Election, IReadOnlyList<ElectionRow> Rows)[] elections) =>
        ByName(elections, r => r.Drift).VerticalLine(0, "result");

    /// <summary>How close each tier and baseline comes to the result, election by election.</summary>
    /// <param name="elections">A name and the lines of <see cref="ElectionTable"/> for each election.</param>
    public static Figure Aligned(params (string Election, IReadOnlyList<ElectionRow> Rows)[] elections) =>
        ByName(elections, r => r.Alignment);

    /// <summary>How far each tier and baseline lies from the real states, election by election, with the noise of few people taken out.</summary>
    /// <param name="elections">A name and the lines of <see cref="ElectionTable"/> for each election.</param>
    public static Figure Errors(params (string Election, IReadOnlyList<ElectionRow> Rows)[] elections) =>
        ByName(elections, r => r.Error ?? Missing);

    /// <summary>A panel for each question: the share of every option in each tier, with intervals over people. Read along a row to see a tier move.</summary>
    /// <param name="responses">Answers to one or several questions.</param>
    /// <param name="seed">Draws the resamples.</param>
    /// <exception cref="InputException">There is no answer.</exception>
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
                .XAxis("", NumberFormat.Percent, 0, 1);
        (string, Figure)[] panels =
        [
            .. all.Select(r => r.Question).DistinctBy(q => q.Id).Select(q => (q.Label, Panel(q, seed.For(q.Id)))),
        ];
        return panels.Length == 0
            ? throw new InputException("Zero answers have no shares to draw; ask at least one person.")
            : Figure.SmallMultiples(panels.Length == 1 ? 1 : 2, panels);
    }

    /// <summary>The answers of every writer's personas by every respondent: a map of cells for each tier.</summary>
    /// <param name="cells">From <see cref="Crossed"/>.</param>
    /// <param name="value">What is coloured, such as the left shift.</param>
    /// <param name="legend">What that is, for the scale.</param>
    /// <exception cref="InputException">There is no cell.</exception>
    public static Figure Cross(IReadOnlyList<CrossedCell> cells, Func<CrossedCell, Estimate> value, string legend)
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
        return tiers.Count == 0
            ? throw new InputException("Zero cells cannot be drawn; let a writer and a respondent work first.")
            : Figure.SmallMultiples(2, [.. tiers.Select(t => (t, Panel(t)))]);
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

    /// <summary>The left share of each question that has one, in every tier, with intervals over people.</summary>
    /// <param name="responses">Answers to any questions.</param>
    /// <param name="seed">Draws the resamples.</param>
    /// <exception cref="InputException">No answer to a question with a lean is valid.</exception>
    public static Figure LeftShares(IEnumerable<Response> responses, Seed seed)
    {
        var leaning = responses.Where(r => r.Question.HasLean).ToList();
        Question[] questions = [.. leaning.Select(r => r.Question).DistinctBy(q => q.Id)];
        var cells = leaning.ToLookup(r => (r.Tier, r.Question.Id));
        return Figure.Dots(
            questions.Select(q => q.Label),
            [
                .. TiersOf(leaning)
                    .Select(tier =>
                        (
                            tier,
                            questions.Select(q =>
                                LeftShift.Share(cells[(tier, q.Id)], seed.For($"{tier}/{q.Id}")) ?? Missing
                            )
                        )
                    ),
            ]
        );
    }

    /// <summary>The alignment of each tier with people's answers, question by question, with even shares beside.</summary>
    /// <param name="responses">Answers to any questions; those without people's answers are left out.</param>
    /// <param name="people">What people answered.</param>
    /// <param name="seed">Draws the resamples.</param>
    /// <exception cref="InputException">No question has people's answers and a valid answer.</exception>
    public static Figure WithPeople(IEnumerable<Response> responses, HumanShares people, Seed seed)
    {
        var rows = SurveyAlignment.Of(responses, people, seed);
        Question[] questions = [.. rows.Select(r => r.Question).DistinctBy(q => q.Id)];
        string[] who = [.. rows.Select(r => r.Who).Distinct()];
        var values = new double[questions.Length, who.Length];
        for (var q = 0; q < questions.Length; q++)
        {
            for (var w = 0; w < who.Length; w++)
            {
                values[q, w] =
                    rows.FirstOrDefault(r => r.Who == who[w] && r.Question.Id == questions[q].Id)?.Alignment.Value
                    ?? double.NaN;
            }
        }
        return Figure.Heatmap(
            questions.Select(q => q.Label),
            who,
            values,
            NumberFormat.Decimals(2),
            legend: "alignment (1: the same shares)"
        );
    }

    private static Figure ByName(
        IReadOnlyList<(string Election, IReadOnlyList<ElectionRow> Rows)> elections,
        Func<ElectionRow, Estimate> value
    )
    {
        string[] names = [.. elections.SelectMany(e => e.Rows).OrderBy(r => r.IsBaseline).Select(Name).Distinct()];
        return Figure.Dots(
            names,
            [
                .. elections.Select(e =>
                    (
                        e.Election,
                        names.Select(n => e.Rows.FirstOrDefault(r => Name(r) == n) is { } row ? value(row) : Missing)
                    )
                ),
            ]
        );
    }

    // "2016 + national swing" and "2020 + national swing" are one baseline for readers of several elections.
    private static string Name(ElectionRow row) =>
        row.IsBaseline && row.Name.EndsWith("national swing", StringComparison.Ordinal)
            ? "previous + national swing"
            : row.Name;

    private static IEnumerable<string> TiersOf(IEnumerable<Response> responses) =>
        responses.Select(r => r.Tier).Distinct().OrderBy(Tiers.Place);
}
