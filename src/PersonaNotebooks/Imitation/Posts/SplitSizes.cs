namespace PersonaNotebooks.Imitation.Posts;

/// <summary>How many items of each kind a user's three disjoint sets take.</summary>
/// <param name="HistoryPosts">Posts that the persona is written from.</param>
/// <param name="HistoryReplies">Replies that the persona is written from.</param>
/// <param name="Development">Posts, and as many replies, that personas are tried on.</param>
/// <param name="Test">Posts, and as many replies, that only the result is tried on.</param>
public sealed record SplitSizes(int HistoryPosts, int HistoryReplies, int Development, int Test)
{
    /// <summary>The original's 50 + 50 to learn from, 18 + 18 to develop on, 12 + 12 to test.</summary>
    public static SplitSizes Default { get; } = new(50, 50, 18, 12);

    /// <summary>Posts that a user needs.</summary>
    public int Posts => HistoryPosts + Development + Test;

    /// <summary>Replies that a user needs.</summary>
    public int Replies => HistoryReplies + Development + Test;
}
