using PersonaNotebooks.Imitation.Loop;
using PersonaNotebooks.Imitation.Personas;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Imitation.Scoring;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Imitation.Baselines;

/// <summary>Runs the comparison conditions of a finished run on its test items.</summary>
/// <param name="run">The run's id.</param>
/// <param name="model">What writes.</param>
/// <param name="scorer">What scores.</param>
/// <param name="seed">Pairs users and draws random personas.</param>
public sealed class BaselineRun(string run, IImitationModel model, IItemScorer scorer, Seed seed)
{
    private const int LongestHistory = 12000;

    /// <summary>Where records go; null to keep them in memory only.</summary>
    public RunFolder? Folder { get; init; }

    /// <summary>Whether the raw history shows the message above each reply (<see cref="ImitationOptions.HistoryMessages"/>).</summary>
    public bool HistoryMessages { get; init; }

    /// <summary>All conditions.</summary>
    public static IReadOnlyList<BaselineCondition> All { get; } = Enum.GetValues<BaselineCondition>();

    /// <summary>Runs conditions for all users.</summary>
    /// <param name="users">The users of the run; two or more for <see cref="BaselineCondition.OtherUser"/>.</param>
    /// <param name="table">The run's table, with their personas.</param>
    /// <param name="conditions">Which; all when null.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <exception cref="InputException">The test items of a user are not those that the run was tested on.</exception>
    /// <returns>One record for each user, condition and test item; the stage names the condition.</returns>
    public async Task<RunTable> RunAsync(
        IReadOnlyList<ImitatedUser> users,
        RunTable table,
        IReadOnlyList<BaselineCondition>? conditions = null,
        CancellationToken cancellationToken = default
    )
    {
        conditions ??= All;
        var partners = Partners(users.Count);
        List<ItemRecord> items = [];
        foreach (var (index, user) in users.Index())
        {
            Check(user, table);
            foreach (var condition in conditions.Order())
            {
                if (condition == BaselineCondition.OtherUser && users.Count < 2)
                {
                    continue;
                }
                // A file for each condition: some now and others later give the same records as all at once.
                using var file = Folder?.OpenBaselines(condition, user.Id);
                var persona = PersonaOf(condition, user, users[partners[index]], users, table);
                var made = await RunAsync(condition, user, persona, cancellationToken).ConfigureAwait(false);
                file?.Append("item", made);
                items.AddRange(made);
            }
        }
        return new([], items);
    }

    private static void Check(ImitatedUser user, RunTable table)
    {
        var run = table.Items.Where(i => i.Stage == "test" && i.User == user.Id).Select(i => i.Item).ToHashSet();
        if (!run.SetEquals(user.Test.Select(t => t.Id)))
        {
            throw new InputException(
                $"The test items of {user.Id} are not those of the run ({run.Count} there, {user.Test.Count} now); a comparison needs the same items, so give the run's source, sizes and seed."
            );
        }
    }

    /// <summary>The persona of a condition; null for none.</summary>
    private string? PersonaOf(
        BaselineCondition condition,
        ImitatedUser user,
        ImitatedUser other,
        IReadOnlyList<ImitatedUser> users,
        RunTable table
    ) =>
        condition switch
        {
            BaselineCondition.Generic => Prompt.Load("imitation-generic").Text,
            BaselineCondition.LengthMatched => Repeat(
                Prompt.Load("imitation-generic").Text,
                table.Selected(user.Id).Length
            ),
            BaselineCondition.HistoryOnly => HistoryText.Of(user, LongestHistory, HistoryMessages),
            BaselineCondition.FirstPersona => table.PersonaText(user.Id, "p0"),
            BaselineCondition.BestPersona => table.Selected(user.Id),
            BaselineCondition.OtherUser => table.Selected(other.Id),
            BaselineCondition.RandomPersona => RandomPersona.Of(users, seed.For("random persona").For(user.Id)).Text,
            _ => null,
        };

    private async Task<IReadOnlyList<ItemRecord>> RunAsync(
        BaselineCondition condition,
        ImitatedUser user,
        string? persona,
        CancellationToken cancellationToken
    )
    {
        var copy = condition == BaselineCondition.CopyStimulus;
        var raw = copy
            ? [.. user.Test.Select(ImitationPrompt.Shown)]
            : await model.ImitateAsync(persona, user.Test, cancellationToken).ConfigureAwait(false);
        var scores = await scorer.ScoreAsync(persona, user.Test, raw, cancellationToken).ConfigureAwait(false);
        return
        [
            .. user.Test.Select(
                (s, i) =>
                    new ItemRecord(
                        run,
                        user.Id,
                        0,
                        condition.ToString(),
                        null,
                        s.Id,
                        s.IsPost,
                        raw[i],
                        ImitationText.Clean(raw[i]),
                        s.Original,
                        // Nobody wrote the copy, so it says nothing of how probable the person's words are.
                        copy ? scores[i] with { Likelihood = null, LogProbability = null } : scores[i]
                    )
            ),
        ];
    }

    /// <summary>A random cyclic order: everyone gets another's persona and every persona is used once.</summary>
    private int[] Partners(int users)
    {
        var order = Enumerable.Range(0, users).ToArray();
        seed.For("partners").Stream().Shuffle<int>(order);
        var partners = new int[users];
        for (var i = 0; i < users; i++)
        {
            partners[order[i]] = order[(i + 1) % users];
        }
        return partners;
    }

    private static string Repeat(string text, int length)
    {
        var repeated = string.Join('\n', Enumerable.Repeat(text, 1 + length / text.Length));
        return HistoryText.Cut(repeated, length);
    }
}
