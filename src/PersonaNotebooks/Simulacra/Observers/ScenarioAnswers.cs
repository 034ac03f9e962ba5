using PersonaNotebooks.Models;

namespace PersonaNotebooks.Simulacra;

/// <summary>Collects the answers that judges read.</summary>
public static class ScenarioAnswers
{
    /// <summary>Asks every simulacrum its character's scenarios and gives the answers in random order, under codes that say nothing.</summary>
    /// <param name="lab">Sets how many calls are in flight.</param>
    /// <param name="simulacra">Who answers.</param>
    /// <param name="seed">Shuffles.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <exception cref="InputException">There is no scenario, or the model cannot be asked.</exception>
    public static async Task<IReadOnlyList<ScenarioAnswer>> AskAsync(
        Lab lab,
        IReadOnlyList<Simulacrum> simulacra,
        Seed seed,
        CancellationToken cancellationToken = default
    )
    {
        (Simulacrum Who, Scenario Scenario)[] calls =
        [
            .. simulacra.SelectMany(s => s.Character.Scenarios.Select(scenario => (s, scenario))),
        ];
        if (calls.Length == 0)
        {
            throw new InputException("An observer report needs characters with scenarios; write scenarios.yaml.");
        }
        var outcomes = await lab.MapAsync(
                calls,
                async (call, stop) =>
                {
                    var text = Prompts
                        .Prompt.Load("simulacra-scenario")
                        .Fill(("situation", call.Scenario.Situation), ("question", call.Scenario.Question));
                    var turn = await call
                        .Who.AnswerAsync(new Stimulus(text, call.Scenario.Situation), cancellationToken: stop)
                        .ConfigureAwait(false);
                    return Blinding.WithoutName(turn.Reply!, call.Who.Character.Name);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        if (outcomes.FirstOrDefault(o => o.Failure is not null)?.Failure is { } failure)
        {
            throw failure;
        }
        var order = seed.For("scenario answers").Stream().Some([.. Enumerable.Range(0, calls.Length)], calls.Length);
        return
        [
            .. order.Select(
                (at, i) =>
                    new ScenarioAnswer(
                        $"A{i + 1:D2}",
                        calls[at].Who.Character.Slug,
                        calls[at].Who.Options.Label,
                        calls[at].Scenario,
                        outcomes[at].Value!
                    )
            ),
        ];
    }
}
