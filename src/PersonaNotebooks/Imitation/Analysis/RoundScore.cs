using PersonaNotebooks.Imitation.Records;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>One score of one user in one round of one run: a row of the tables that the original's figures are made from.</summary>
/// <param name="Run">The run; two runs of a user are two rows.</param>
/// <param name="User">The user.</param>
/// <param name="Round">The round's true number.</param>
/// <param name="Score">The score.</param>
public sealed record RoundScore(string Run, string User, int Round, double Score)
{
    /// <summary>The scores of the persona that each round tried.</summary>
    public static IReadOnlyList<RoundScore> Of(RunTable table, Measure measure) =>
        [
            .. table
                .Items.Where(i => i.Stage == "development")
                .GroupBy(i => (i.Run, i.User, i.Round))
                .Select(g => (g.Key, Value: measure.Mean(g)))
                .Where(g => g.Value is not null)
                .Select(g => new RoundScore(g.Key.Run, g.Key.User, g.Key.Round, g.Value!.Value)),
        ];
}
