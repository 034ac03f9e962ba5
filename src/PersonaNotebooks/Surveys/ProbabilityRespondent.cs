using PersonaNotebooks.Models;

namespace PersonaNotebooks.Surveys;

/// <summary>A baseline that knows a probability for each option and asks no model; its answers are those probabilities, not draws.</summary>
/// <param name="name">What tables and figures call it.</param>
/// <param name="probabilities">A weight for each of the question's options, in the question's order; scaled to sum 1.</param>
public sealed class ProbabilityRespondent(string name, Func<AskedQuestion, IReadOnlyList<double>> probabilities)
    : IRespondent
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public Lab? Lab => null;

    /// <summary>Gives every option the same probability.</summary>
    public static ProbabilityRespondent Uniform { get; } =
        new("uniform", asked => [.. asked.Question.Options.Select(_ => 1.0)]);

    /// <summary>Takes one option at random for each persona and question: a coin for two options.</summary>
    /// <param name="seed">Where chance comes from; the same for the same persona and question.</param>
    public static ProbabilityRespondent Random(Seed seed) =>
        new(
            "random",
            asked =>
            {
                var shares = new double[asked.Question.Options.Count];
                var own = seed.For($"{asked.Question.Id}/{asked.Persona?.Id}", asked.Draw);
                shares[own.Stream().Next(shares.Length)] = 1;
                return shares;
            }
        );

    /// <inheritdoc/>
    public Task<Answer> AnswerAsync(AskedQuestion asked, CancellationToken cancellationToken = default)
    {
        var weights = probabilities(asked);
        var sum = weights.Sum();
        if (weights.Count != asked.Question.Options.Count || !(sum > 0) || weights.Any(w => !(w >= 0)))
        {
            throw new InputException(
                $"The baseline '{name}' gave {weights.Count} weights of sum {sum} for the {asked.Question.Options.Count} options of '{asked.Question.Id}'; give one of 0 or more for each, not all 0."
            );
        }
        return Task.FromResult(new Answer(AnswerStatus.Valid, [.. weights.Select(w => w / sum)], 0, ""));
    }
}
