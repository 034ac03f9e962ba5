namespace PersonaNotebooks.Imitation.Posts;

/// <summary>Posts of many users with what was done to them so far.</summary>
/// <param name="Posts">The posts, in the source's order.</param>
/// <param name="Counts">How many were left after each step.</param>
public sealed record PostSet(IReadOnlyList<UserPost> Posts, IReadOnlyList<FilterCount> Counts)
{
    /// <summary>
    /// Posts as read. Parents are looked up here, among all of them and before any filter, so that no filter can rob a reply of its
    /// context (the original filtered first).
    /// </summary>
    public static PostSet Of(IEnumerable<UserPost> posts)
    {
        UserPost[] all = [.. posts];
        Dictionary<string, UserPost> byId = new(StringComparer.Ordinal);
        foreach (var post in all)
        {
            byId.TryAdd(post.Id, post);
        }
        UserPost[] found =
        [
            .. all.Select(p =>
                p.ParentText is null && p.ParentId is { } id && byId.TryGetValue(id, out var parent)
                    ? p with
                    {
                        ParentText = parent.Text,
                    }
                    : p
            ),
        ];
        return new(found, [new("read", found.Length)]);
    }

    /// <summary>Leaves posts out step by step. Posts that are only there as parents take no part.</summary>
    public PostSet Filter(IEnumerable<PostFilter> steps)
    {
        IReadOnlyList<UserPost> left = [.. Posts.Where(p => p.IsTarget)];
        List<FilterCount> counts = [.. Counts];
        if (left.Count < Posts.Count)
        {
            counts.Add(new("of studied users", left.Count));
        }
        foreach (var step in steps)
        {
            left = [.. step.Apply(left)];
            counts.Add(new(step.Name, left.Count));
        }
        return new(left, counts);
    }
}
