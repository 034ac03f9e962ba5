using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Personas;

/// <summary>
/// Lets a model write personas of a tier over census people. Every reply is in the lab's store at once, so a run of thousands goes on
/// where it stopped. What a reply lacks is never filled in.
/// </summary>
/// <param name="lab">The model that writes.</param>
/// <param name="temperature">Sampling temperature; 0.8 and top-p 0.9 are those of Li et al. 2025.</param>
/// <param name="repairs">How often a reply that breaks the rules is sent back.</param>
/// <param name="mostTokens">Where a reply is cut off; such replies are counted (<see cref="WrittenPersona.CutOff"/>).</param>
public sealed class PersonaWriter(Lab lab, float temperature = 0.8f, int repairs = 2, int mostTokens = 1024)
{
    private const float TopP = 0.9f;

    /// <summary>The names of the prompts that writing uses, for passports.</summary>
    public static IReadOnlyList<string> PromptNames { get; } =
    [
        "persona-meta",
        "persona-objective",
        "persona-subjective",
        "persona-descriptive",
        "persona-repair",
        "persona-neutral",
    ];

    /// <summary>Writes one persona of a tier for each person, in their order.</summary>
    /// <param name="people">Meta personas; for the subjective tier, written objective personas.</param>
    /// <param name="tier"><see cref="Tiers.Objective"/>, <see cref="Tiers.Subjective"/> or <see cref="Tiers.Descriptive"/>.</param>
    /// <param name="progress">Told after each person how many are done.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="InputException">Another tier, or something that would meet every call.</exception>
    public async Task<IReadOnlyList<WrittenPersona>> WriteAsync(
        IReadOnlyList<Persona> people,
        string tier,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ITierAuthor author = tier switch
        {
            Tiers.Objective or Tiers.Subjective => new TableAuthor(lab, tier, repairs),
            Tiers.Descriptive => new PortraitAuthor(lab, repairs),
            _ => throw new InputException(
                $"The tier '{tier}' is not written by a model; a model writes objective, subjective and descriptive."
            ),
        };
        var done = 0;
        var outcomes = await lab.MapAsync(
                Draws(people),
                async (one, stop) =>
                {
                    var written = await author.WriteAsync(one.Person, Options(one.Draw), stop).ConfigureAwait(false);
                    progress?.Report(Interlocked.Increment(ref done));
                    return written;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return
        [
            .. people.Zip(outcomes, (person, o) => o.Value ?? new(person, tier, null, [], [], [], o.Failure!.Message)),
        ];
    }

    private ChatOptions Options(int draw) =>
        new ChatOptions
        {
            Temperature = temperature,
            TopP = TopP,
            MaxOutputTokens = mostTokens,
        }.WithDraw(draw);

    // People of the same words are different people: each is a draw of its own.
    private static List<(Persona Person, int Draw)> Draws(IReadOnlyList<Persona> people)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        return [.. people.Select(person => (person, seen[person.Text] = seen.GetValueOrDefault(person.Text, -1) + 1))];
    }
}
