namespace PersonaNotebooks.Imitation.Posts;

/// <summary>How many items of each kind a user's three disjoint sets take.</summary>
/// <param name="HistoryPosts">Posts that the persona is written from.</param>
/// <param name="HistoryReplies">Replies that the persona is written from.</param>
/// <param name="Development">Replies that personas are tried on, and posts unless <see cref="DevelopmentPosts"/> says otherwise.</param>
/// <param name="Test">Replies that only the result is tried on, and posts unless <see cref="TestPosts"/> says otherwise.</param>
public sealed record SplitSizes(int HistoryPosts, int HistoryReplies, int Development, int Test)
{
    private readonly int? developmentPosts,
        testPosts;

    /// <summary>The original's 50 + 50 to learn from, 18 + 18 to develop on, 12 + 12 to test.</summary>
    public static SplitSizes Default { get; } = new(50, 50, 18, 12);

    /// <summary>Posts that personas are tried on; 0 where people write replies only, as in a chat.</summary>
    public int DevelopmentPosts
    {
        get => developmentPosts ?? Development;
        init => developmentPosts = value;
    }

    /// <summary>Posts that only the result is tried on.</summary>
    public int TestPosts
    {
        get => testPosts ?? Test;
        init => testPosts = value;
    }

    /// <summary>Posts that a user needs.</summary>
    public int Posts => HistoryPosts + DevelopmentPosts + TestPosts;

    /// <summary>Replies that a user needs.</summary>
    public int Replies => HistoryReplies + Development + Test;
}
