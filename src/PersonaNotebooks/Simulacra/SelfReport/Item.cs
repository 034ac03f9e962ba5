namespace PersonaNotebooks.Simulacra;

/// <summary>One scored question about a character's life.</summary>
/// <param name="Kind">How it is asked.</param>
/// <param name="Topic">What it is about, such as <c>birthday</c>, <c>hobbies</c> or <c>story</c>.</param>
/// <param name="Question">The question, to "you".</param>
/// <param name="Options">What is offered; empty for cloze.</param>
/// <param name="Answers">What is right: one for cloze and single choice, three for multiple choice.</param>
public sealed record Item(
    ItemKind Kind,
    string Topic,
    string Question,
    IReadOnlyList<string> Options,
    IReadOnlyList<string> Answers
)
{
    /// <summary>Other complete answers to a cloze that are right.</summary>
    public IReadOnlyList<string> Accept { get; init; } = [];

    /// <summary>The paragraph of the life story that says it, from 1; null where the attributes do.</summary>
    public int? Paragraph { get; init; }

    /// <summary>The most points: 2, 2 and 6 (Xie et al. 2025).</summary>
    public int MostPoints => 2 * Answers.Count;

    /// <summary>The topics that a complete sheet has for each kind, in order.</summary>
    public static IReadOnlyList<string> Topics(ItemKind kind) =>
        kind switch
        {
            ItemKind.Cloze => ["name", "gender", "age", "birthday", "work"],
            ItemKind.Single => ["family", "education", "long-term-goal", "story", "story"],
            _ => ["hobbies", "short-term-goals", "story", "story", "story"],
        };
}
