using Microsoft.Extensions.AI;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Imitation.Loop;

/// <summary>The messages that ask for an imitation.</summary>
internal static class ImitationPrompt
{
    /// <summary>The names of all prompts of this system, for passports.</summary>
    public static readonly string[] Names =
    [
        "imitation-evidence-clear",
        "imitation-evidence-none",
        "imitation-evidence-possible",
        "imitation-example",
        "imitation-generic",
        "imitation-history-exchange",
        "imitation-history-post",
        "imitation-history-reply",
        "imitation-mask",
        "imitation-persona",
        "imitation-post",
        "imitation-reflection",
        "imitation-reply",
        "imitation-sheet",
        "imitation-sheet-start",
        "imitation-system",
        "imitation-verdict-kept",
        "imitation-verdict-rejected",
        "imitation-verdict-replaced",
    ];

    /// <summary>The messages: the persona, where there is one, and the task.</summary>
    public static ChatMessage[] Messages(string? persona, Stimulus stimulus)
    {
        ChatMessage task = new(ChatRole.User, Task(stimulus));
        return persona is null ? [task] : [new(ChatRole.System, System(persona)), task];
    }

    /// <summary>The same as one text, for scoring what the person really wrote.</summary>
    public static string Text(string? persona, Stimulus stimulus) =>
        (persona is null ? "" : System(persona) + "\n\n") + Task(stimulus) + "\n";

    /// <summary>What is shown of a stimulus: the message, or the post with its slots.</summary>
    public static string Shown(Stimulus stimulus) => stimulus.Masked?.Template ?? stimulus.Message ?? "";

    private static string System(string persona) => Prompt.Load("imitation-system").Fill(("persona", persona));

    private static string Task(Stimulus stimulus) =>
        stimulus.IsPost
            ? Prompt.Load("imitation-post").Fill(("post", Shown(stimulus)))
            : Prompt.Load("imitation-reply").Fill(("message", Shown(stimulus)));
}
