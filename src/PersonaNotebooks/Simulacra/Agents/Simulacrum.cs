using System.Diagnostics;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Simulacra;

/// <summary>
/// A character that answers. With <see cref="Method.Macm"/> the memory, thinking and emotion agents work side by side, without seeing each other or the history, and
/// the top agent puts what they bring into the messages of the answer (Xie et al. 2025).
/// </summary>
/// <remarks>
/// Deviation: the order of the parts is the paper's (persona, setting, history, stimulus, memory, thoughts and feelings), but setting joins the persona in one
/// system message, and memory, thoughts and feelings stand after the stimulus in its user message, because many chat templates take no system message later on.
/// Only this turn's thoughts are sent. Safe for many threads.
/// </remarks>
public sealed class Simulacrum
{
    private readonly Lab lab;
    private readonly Lab agents;
    private readonly IMemoryRetriever memory;
    private readonly Lazy<StoryPassages> passages;
    private readonly Quotation quotation;

    /// <summary>A character with a mind.</summary>
    /// <param name="character">Who speaks.</param>
    /// <param name="lab">The model that answers.</param>
    /// <param name="options">Method and ablations; the paper's mechanism when null.</param>
    /// <param name="memory">Finds memories; by words (BM25) when null.</param>
    /// <param name="agents">The model of the other agents; <paramref name="lab"/> when null.</param>
    public Simulacrum(
        Character character,
        Lab lab,
        MindOptions? options = null,
        IMemoryRetriever? memory = null,
        Lab? agents = null
    )
    {
        (Character, this.lab, Options) = (character, lab, options ?? new());
        this.agents = agents ?? lab;
        this.memory = memory ?? new Bm25Retriever(character.Memories);
        passages = new(() => new(character.Story));
        quotation = new(character);
    }

    /// <summary>Who speaks.</summary>
    public Character Character { get; }

    /// <summary>Method and ablations.</summary>
    public MindOptions Options { get; }

    /// <summary>The model that answers.</summary>
    public Lab Lab => lab;

    /// <summary>Answers.</summary>
    /// <param name="stimulus">What is said to the character.</param>
    /// <param name="history">What was said before, oldest first.</param>
    /// <param name="draw">Which of several answers to the same stimulus.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    public async Task<Turn> AnswerAsync(
        Stimulus stimulus,
        IReadOnlyList<Exchange>? history = null,
        int draw = 0,
        CancellationToken cancellationToken = default
    )
    {
        var watch = Stopwatch.StartNew();
        var turn = await PrepareAsync(stimulus, history, draw, cancellationToken).ConfigureAwait(false);
        if (Options.Quotes && Quotation.Answer(stimulus.Query, Sources(turn)) is { } quoted)
        {
            return turn with { Reply = quoted, Elapsed = watch.Elapsed };
        }
        var options = new ChatOptions
        {
            Temperature = Options.Temperature,
            MaxOutputTokens = Options.ReplyTokens,
        }.WithDraw(draw);
        ChatMessage[] messages = [.. turn.Messages.Select(m => new ChatMessage(new(m.Role), m.Text))];
        var response = await lab.Chat.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        return turn with
        {
            Reply = response.Text.Trim(),
            Tokens = (
                turn.Tokens.In + (response.Usage?.InputTokenCount ?? 0),
                turn.Tokens.Out + (response.Usage?.OutputTokenCount ?? 0)
            ),
            Elapsed = watch.Elapsed,
        };
    }

    /// <summary>Does all but answer: what comes to mind, and the messages that the answering model would be sent.</summary>
    /// <inheritdoc cref="AnswerAsync"/>
    public async Task<Turn> PrepareAsync(
        Stimulus stimulus,
        IReadOnlyList<Exchange>? history = null,
        int draw = 0,
        CancellationToken cancellationToken = default
    )
    {
        var macm = Options.Method == Method.Macm;
        AgentCalls calls = new(agents.Chat, Options.Temperature, draw);
        var recalling =
            macm && Options.Memory
                ? memory.FindAsync(stimulus.Query, Options.Memories, draw, cancellationToken)
                : Task.FromResult<IReadOnlyList<ScoredMemory>>([]);
        var thinking = NowAsync(
            macm && Options.Thinking,
            calls,
            "simulacra-thinking",
            true,
            stimulus,
            cancellationToken
        );
        var feeling = NowAsync(macm && Options.Emotion, calls, "simulacra-emotion", false, stimulus, cancellationToken);
        await Task.WhenAll(recalling, thinking, feeling).ConfigureAwait(false);
        var (recalled, thoughts, feelings) = (await recalling, await thinking, await feeling);
        var read = Options.Method == Method.Rag ? passages.Value.Nearest(stimulus.Query, Options.Passages) : [];
        TopAgent top = new(Character, Options);
        return new()
        {
            Method = Options.Label,
            Stimulus = stimulus,
            Recalled = recalled,
            Passages = read,
            Thinking = thoughts,
            Emotion = feelings,
            Messages = top.Messages(stimulus.Text, history ?? [], read, recalled, thoughts?.Text, feelings?.Text),
            Temperature = Options.Temperature,
            Quoted = Options.Quotes && Options.Method != Method.None,
            Tokens = (
                (thoughts?.InputTokens ?? 0) + (feelings?.InputTokens ?? 0),
                (thoughts?.OutputTokens ?? 0) + (feelings?.OutputTokens ?? 0)
            ),
        };
    }

    private string[] Sources(Turn turn) =>
        Options.Method switch
        {
            Method.Macm when turn.Recalled.Count > 0 => [.. turn.Recalled.Select(r => r.Memory.Content)],
            Method.Rag when turn.Passages.Count > 0 => [.. turn.Passages],
            Method.None => [],
            _ => [.. Character.Biography.Paragraphs],
        };

    private async Task<AgentText?> NowAsync(
        bool wanted,
        AgentCalls calls,
        string prompt,
        bool withBiography,
        Stimulus stimulus,
        CancellationToken cancellationToken
    )
    {
        if (!wanted)
        {
            return null;
        }
        if (Options.Quotes)
        {
            return quotation.Nearest(stimulus.Query, m => withBiography ? m.Thinking : m.Emotion);
        }
        (string, string)[] values =
        [
            ("name", Character.Name),
            ("profile", Character.Profile),
            ("traits", Character.Personality.TraitList),
            ("stimulus", stimulus.Query),
            .. withBiography ? new[] { ("biography", Character.Biography.Text) } : [],
        ];
        return await calls.WriteAsync(prompt, WordLimits.Now, values, cancellationToken).ConfigureAwait(false);
    }
}
