using PersonaNotebooks.Imitation.Masking;

namespace PersonaNotebooks.Imitation.Posts;

/// <summary>One thing to imitate: the user's own post with words masked, or a message that the user answered.</summary>
/// <param name="Id">The post's id.</param>
/// <param name="Original">What the user really wrote.</param>
public sealed record Stimulus(string Id, string Original)
{
    /// <summary>The message that was answered; null for a post.</summary>
    public string? Message { get; init; }

    /// <summary>The masked post; null for a reply.</summary>
    public MaskedPost? Masked { get; init; }

    /// <summary>Whether a post is to be completed (else a reply is to be written).</summary>
    public bool IsPost => Masked is not null;
}
