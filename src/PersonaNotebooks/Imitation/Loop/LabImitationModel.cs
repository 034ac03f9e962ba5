using Microsoft.Extensions.AI;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Models;
using PersonaNotebooks.Models.Structured;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Imitation.Loop;

/// <summary>Asks a lab's model: every answer is stored, metered and reused.</summary>
/// <param name="lab">The model.</param>
/// <param name="options">How imitations are asked for and what reflections see.</param>
/// <param name="norm">The users together: their histories say what everybody writes like.</param>
public sealed class LabImitationModel(Lab lab, ImitationOptions options, IReadOnlyList<ImitatedUser> norm)
    : IImitationModel
{
    /// <summary>The most characters of a persona that are put in a prompt; the rest is cut at a word's end.</summary>
    public const int LongestPersona = 6000;

    private const int LongestHistory = 12000;
    private readonly ReflectionPrompt reflections = new(options, norm);

    /// <inheritdoc/>
    public async Task<string> WriteAsync(ImitatedUser user, CancellationToken cancellationToken = default)
    {
        var prompt = Prompt
            .Load("imitation-persona")
            .Fill(("history", HistoryText.Of(user, LongestHistory, options.HistoryMessages)));
        ChatOptions call = new() { Temperature = options.Temperature, MaxOutputTokens = 400 };
        var answer = await lab
            .Chat.GetResponseAsync(new ChatMessage(ChatRole.User, prompt), call, cancellationToken)
            .ConfigureAwait(false);
        return Prompt
            .Load("imitation-sheet-start")
            .Fill(("about", HistoryText.Cut(answer.Text.Trim(), LongestPersona)));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ImitateAsync(
        string? persona,
        IReadOnlyList<Stimulus> stimuli,
        CancellationToken cancellationToken = default
    )
    {
        ChatOptions call = new() { Temperature = options.Temperature, MaxOutputTokens = options.MaxTokens };
        var outcomes = await lab.MapAsync(
                stimuli,
                (stimulus, stop) =>
                    lab.Chat.GetResponseAsync(ImitationPrompt.Messages(persona, stimulus), call.Clone(), stop),
                cancellationToken
            )
            .ConfigureAwait(false);
        return outcomes.FirstOrDefault(o => o.Failure is not null)?.Failure is { } failure
            // A paired comparison needs all of its items; what was answered is in the store.
            ? throw failure
            : [.. outcomes.Select(o => o.Value!.Text)];
    }

    /// <inheritdoc/>
    public async Task<Reflection> ReflectAsync(ReflectionRequest request, CancellationToken cancellationToken = default)
    {
        var (prompt, schema) = reflections.Build(request);
        var answer = await lab
            .Chat.AskForAsync(
                [new(ChatRole.User, prompt)],
                schema,
                new() { Temperature = options.ReflectionTemperature, MaxOutputTokens = 1000 },
                repairs: 1,
                cancellationToken: cancellationToken
            )
            .ConfigureAwait(false);
        if (!answer.IsRead)
        {
            return new(null, null, answer.Fault);
        }
        var (text, sheet) = Personas.PersonaSheet.Read(answer.Value);
        return new(text, HistoryText.Cut(sheet.Text, LongestPersona), null);
    }
}
