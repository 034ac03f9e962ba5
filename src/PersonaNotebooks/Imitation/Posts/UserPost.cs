namespace PersonaNotebooks.Imitation.Posts;

/// <summary>One post or reply of a user, as a data source gives it.</summary>
/// <param name="Id">Unique within a source.</param>
/// <param name="Author">Who wrote it; hashed before anything leaves the reader of a real source, see <see cref="Pseudonym"/>.</param>
/// <param name="Text">The text.</param>
public sealed record UserPost(string Id, string Author, string Text)
{
    /// <summary>When it was written, as the source says it; null when it does not.</summary>
    public string? Time { get; init; }

    /// <summary>The <see cref="Id"/> of the post that it answers; null for a post of its own.</summary>
    public string? ParentId { get; init; }

    /// <summary>The text that it answers; null until the parent was found.</summary>
    public string? ParentText { get; init; }

    /// <summary>True when it only passes on another's post.</summary>
    public bool IsRepost { get; init; }

    /// <summary>True when it belongs to a user who is studied; false when it is there only as another's parent.</summary>
    public bool IsTarget { get; init; } = true;

    /// <summary>The text with <c>[MASKED]</c> in it, where the source brings one.</summary>
    public string? MaskedText { get; init; }

    /// <summary>Whether it answers another post.</summary>
    public bool IsReply => ParentId is not null || ParentText is not null;
}
