using PersonaNotebooks.Figures;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Statistics;
using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Surveys;

/// <summary>The figures of simulated opinion. None needs an LLM; each takes whatever answered.</summary>
public static partial class SurveyFigures
{
    private static readonly Estimate Missing = Estimate.Exact(double.NaN, "no valid answer");

    /// <summary>Maps of an election: the result, then each prediction, as the Democratic lead over the Republican in points.</summary>
    /// <param name="year">The election.</param>
    /// <param name="rows">The predictions, from <see cref="ElectionTable"/>.</param>
    /// <param name="columns">Maps side by side, 1 to 4; numbers stand in the tiles where there is room.</param>
    public static Figure Maps(int year, IEnumerable<ElectionRow> rows, int columns = 2)
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
            columns,
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
