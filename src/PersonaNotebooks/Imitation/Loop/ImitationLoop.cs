using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Imitation.Scoring;
using PersonaNotebooks.Prompts;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Imitation.Loop;

/// <summary>
/// Optimises the persona of one user: imitate, evaluate, reflect, and again. A new persona must beat the best so far on development items
/// that the reflection which wrote it was not shown (as far as there are enough: two rounds' worth); earlier reflections may have been. The
/// test items are touched once, after the last round.
/// </summary>
/// <param name="run">The run's id.</param>
/// <param name="model">What writes.</param>
/// <param name="scorer">What scores.</param>
/// <param name="options">How.</param>
public sealed class ImitationLoop(string run, IImitationModel model, IItemScorer scorer, ImitationOptions options)
{
    private readonly Objective objective = new(options.Strategy, options.OriginalScores);

    /// <summary>Runs all rounds and the test.</summary>
    /// <param name="user">The user.</param>
    /// <param name="write">Told of the records of each round as soon as it is done, in order.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    public async Task<RunTable> RunAsync(
        ImitatedUser user,
        Action<RunTable>? write = null,
        CancellationToken cancellationToken = default
    )
    {
        List<RoundRecord> rounds = [];
        List<ItemRecord> items = [];
        void Add(RoundRecord? round, IEnumerable<ItemRecord> more)
        {
            RunTable part = new(round is null ? [] : [round], [.. more]);
            rounds.AddRange(part.Rounds);
            items.AddRange(part.Items);
            write?.Invoke(part);
        }

        Candidate best = new("p0", await model.WriteAsync(user, cancellationToken).ConfigureAwait(false), null);
        List<Candidate> used = [best];
        Candidate? next = null;
        string? fault = null;
        HashSet<string> told = [];
        var idle = 0;
        for (var round = 1; round <= options.Rounds; round++)
        {
            var stimuli = Draw(user, round, told);
            told = [.. stimuli.Select(s => s.Id)];
            Evaluation evaluation;
            if (round == 1 || next is null)
            {
                evaluation = await EvaluateAsync(best, stimuli, cancellationToken).ConfigureAwait(false);
                var what =
                    round == 1 ? RoundEvent.Start
                    : fault is not null ? RoundEvent.Failed
                    : RoundEvent.Unchanged;
                idle += round == 1 ? 0 : 1;
                Add(
                    Record(user, round, what, best, evaluation.Score, best, null, stimuli.Count, fault),
                    Records(user, round, "development", evaluation)
                );
            }
            else if (options.Acceptance == Acceptance.AlwaysReplace)
            {
                best = next;
                used.Add(best);
                evaluation = await EvaluateAsync(best, stimuli, cancellationToken).ConfigureAwait(false);
                Add(
                    Record(user, round, RoundEvent.Replaced, best, evaluation.Score, best, null, stimuli.Count),
                    Records(user, round, "development", evaluation)
                );
            }
            else
            {
                var before = await EvaluateAsync(best, stimuli, cancellationToken).ConfigureAwait(false);
                var tried = await EvaluateAsync(next, stimuli, cancellationToken).ConfigureAwait(false);
                var better = Beats(tried, before);
                (best, evaluation, idle) = better ? (next, tried, 0) : (best, before, idle + 1);
                if (better)
                {
                    used.Add(next);
                }
                var what = better ? RoundEvent.Accepted : RoundEvent.Rejected;
                Add(
                    Record(user, round, what, next, tried.Score, best, before.Score, stimuli.Count),
                    [.. Records(user, round, "development", tried), .. Records(user, round, "best", before)]
                );
            }
            if (round == options.Rounds || idle >= options.Patience)
            {
                break;
            }
            var reflection = await model
                .ReflectAsync(
                    new(user, round, best.Text, evaluation.Items, Verdict(rounds[^1].Event)),
                    cancellationToken
                )
                .ConfigureAwait(false);
            fault = reflection.Fault;
            next =
                string.IsNullOrWhiteSpace(reflection.Persona) || reflection.Persona == best.Text
                    ? null
                    : new($"p{round}", reflection.Persona, reflection.Text);
            if (fault is null && string.IsNullOrWhiteSpace(reflection.Persona))
            {
                fault = "the persona is empty";
            }
        }
        foreach (var persona in used)
        {
            var test = await EvaluateAsync(persona, user.Test, cancellationToken).ConfigureAwait(false);
            Add(null, Records(user, 0, "test", test));
        }
        return new(rounds, items);
    }

    private sealed record Candidate(string Id, string Text, string? Reflection);

    private sealed record Evaluation(Candidate Persona, IReadOnlyList<ImitatedItem> Items, double[] Values)
    {
        public double Score => Values.Average();
    }

    private async Task<Evaluation> EvaluateAsync(
        Candidate persona,
        IReadOnlyList<Stimulus> stimuli,
        CancellationToken cancellationToken
    )
    {
        var raw = await model.ImitateAsync(persona.Text, stimuli, cancellationToken).ConfigureAwait(false);
        var scores = await scorer.ScoreAsync(persona.Text, stimuli, raw, cancellationToken).ConfigureAwait(false);
        ImitatedItem[] items =
        [
            .. stimuli.Select((s, i) => new ImitatedItem(s, raw[i], ImitationText.Clean(raw[i]), scores[i])),
        ];
        return new(persona, items, [.. items.Select(i => objective.Of(i.Scores))]);
    }

    /// <summary>A paired comparison on the same items: the mean difference must exceed the margin in its standard errors.</summary>
    private bool Beats(Evaluation tried, Evaluation before)
    {
        var differences = tried.Values.Zip(before.Values, (a, b) => a - b).ToArray();
        var error = differences.Length > 1 ? Math.Sqrt(Sample.Variance(differences) / differences.Length) : 0;
        var mean = differences.Average();
        return mean > 0 && mean > options.Margin * error;
    }

    /// <summary>The original's rule takes the first items in every round; ours draws them anew, half posts and half replies, those that the last reflection was shown last of all.</summary>
    private List<Stimulus> Draw(ImitatedUser user, int round, HashSet<string> told)
    {
        var stream = options.Seed.For("stimuli").For(user.Id).For("round", round).Stream();
        List<Stimulus> drawn = [];
        foreach (var isPost in (bool[])[true, false])
        {
            var pool = user.Development.Where(s => s.IsPost == isPost).ToArray();
            if (options.Acceptance == Acceptance.KeepBest)
            {
                stream.Shuffle<Stimulus>(pool);
                pool = [.. pool.OrderBy(s => told.Contains(s.Id))];
            }
            drawn.AddRange(pool.Take(options.Stimuli / 2));
        }
        return drawn.Count > 0 ? drawn : throw new InputException($"The user {user.Id} has no development item.");
    }

    private static string Verdict(RoundEvent last) =>
        last switch
        {
            RoundEvent.Accepted => Prompt.Load("imitation-verdict-kept").Fill(),
            RoundEvent.Rejected => Prompt.Load("imitation-verdict-rejected").Fill(),
            RoundEvent.Replaced => Prompt.Load("imitation-verdict-replaced").Fill(),
            _ => "",
        };

    private RoundRecord Record(
        ImitatedUser user,
        int round,
        RoundEvent what,
        Candidate tried,
        double? score,
        Candidate best,
        double? bestScore,
        int items,
        string? fault = null
    ) =>
        new(run, user.Id, round, what, tried.Id, tried.Text, score, best.Id, bestScore, items, tried.Reflection, fault);

    private IEnumerable<ItemRecord> Records(ImitatedUser user, int round, string stage, Evaluation evaluation) =>
        evaluation.Items.Select(i => new ItemRecord(
            run,
            user.Id,
            round,
            stage,
            evaluation.Persona.Id,
            i.Stimulus.Id,
            i.Stimulus.IsPost,
            i.Raw,
            i.Text,
            i.Stimulus.Original,
            i.Scores
        ));
}
