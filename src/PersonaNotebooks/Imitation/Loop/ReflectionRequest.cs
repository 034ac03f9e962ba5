using PersonaNotebooks.Imitation.Posts;

namespace PersonaNotebooks.Imitation.Loop;

/// <summary>What a reflection is made from: development items only.</summary>
/// <param name="User">The user; only the history is read.</param>
/// <param name="Round">The round after which it is made.</param>
/// <param name="Persona">The persona to improve.</param>
/// <param name="Imitations">What it led to, with scores.</param>
/// <param name="Verdict">What came of the last new persona; empty in the first round.</param>
public sealed record ReflectionRequest(
    ImitatedUser User,
    int Round,
    string Persona,
    IReadOnlyList<ImitatedItem> Imitations,
    string Verdict
);
