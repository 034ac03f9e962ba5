using PersonaNotebooks.Models;

namespace PersonaNotebooks.Surveys;

/// <summary>
/// Puts questions before personas. What was answered is in the lab's store at once, so that a run which stops goes on with the missing
/// answers; the result does not depend on how many calls are in flight.
/// </summary>
/// <param name="respondent">Who answers.</param>
/// <param name="seed">Chooses who hears whom.</param>
public sealed class Simulation(IRespondent respondent, Seed seed)
{
    /// <summary>Asks everything, and gives the answers in the plan's order: personas, then questions, wordings, orders, draws; round by round.</summary>
    /// <exception cref="InputException">A plan that asks nothing, or something that would meet every call.</exception>
    public async Task<IReadOnlyList<Response>> RunAsync(
        SimulationPlan plan,
        IProgress<SimulationProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        if (plan.Rounds > 1 && respondent is ScoringRespondent)
        {
            throw new InputException(
                $"Nothing was asked: {plan.Rounds} rounds need answers that others can hear, and scored options give probabilities only; ask directly or with reasons, or leave it at one round."
            );
        }
        var first = SimulationDesign.Expand(plan);
        Tally tally = new(progress, (long)first.Count * plan.Rounds);
        List<Response> all = [];
        IReadOnlyList<(AskedQuestion Asked, int Draw)> asked = first;
        for (var round = 1; round <= plan.Rounds; round++)
        {
            var answers = await AskAsync(asked, tally, cancellationToken).ConfigureAwait(false);
            Response[] responses =
            [
                .. asked.Zip(answers, (a, answer) => new Response(a.Asked, respondent.Name, a.Draw, round, answer)),
            ];
            all.AddRange(responses);
            if (round < plan.Rounds)
            {
                asked = Conversation.Next(responses, plan.Heard, seed.For("heard", round));
            }
        }
        return all;
    }

    private async Task<IReadOnlyList<Answer>> AskAsync(
        IReadOnlyList<(AskedQuestion Asked, int Draw)> asked,
        Tally tally,
        CancellationToken cancellationToken
    )
    {
        async Task<Answer> One((AskedQuestion Asked, int) a, CancellationToken stop) =>
            tally.Count(await respondent.AnswerAsync(a.Asked, stop).ConfigureAwait(false));

        if (respondent.Lab is { } lab)
        {
            var outcomes = await lab.MapAsync(asked, One, cancellationToken).ConfigureAwait(false);
            return [.. outcomes.Select(o => o.Value ?? tally.Count(Answer.Lost(o.Failure!.Message)))];
        }
        var answers = new Answer[asked.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            answers[i] = await One(asked[i], cancellationToken).ConfigureAwait(false);
        }
        return answers;
    }

    private sealed class Tally(IProgress<SimulationProgress>? progress, long total)
    {
        private long done,
            unparsed,
            failed;

        public Answer Count(Answer answer)
        {
            var now = Interlocked.Increment(ref done);
            var unread = Interlocked.Add(ref unparsed, answer.Status == AnswerStatus.Unparsed ? 1 : 0);
            var lost = Interlocked.Add(ref failed, answer.Status == AnswerStatus.Failed ? 1 : 0);
            progress?.Report(new(now, total, unread, lost));
            return answer;
        }
    }
}
