using PersonaNotebooks.Imitation.Masking;

namespace PersonaNotebooks.Imitation.Posts;

/// <summary>Deals each user's posts and replies to history, development and test; no item is in two of them.</summary>
public static class UserSplit
{
    /// <summary>Splits all users that have enough.</summary>
    /// <param name="posts">Filtered posts.</param>
    /// <param name="sizes">How many items each set takes.</param>
    /// <param name="masker">Masks the posts of development and test; one without a word to mask is left out and another takes its place.</param>
    /// <param name="seed">Deals the items; a user's deal depends on no other user.</param>
    /// <param name="most">The most users to take, in the order of their ids; all when null.</param>
    /// <param name="cancellationToken">Stops a masking by model.</param>
    /// <exception cref="InputException">No user has enough posts and replies; the sentence says what the best one has.</exception>
    public static async Task<UserSet> SplitAsync(
        PostSet posts,
        SplitSizes sizes,
        IMasker masker,
        Seed seed,
        int? most = null,
        CancellationToken cancellationToken = default
    )
    {
        List<ImitatedUser> users = [];
        List<LeftOut> leftOut = [];
        var byAuthor = posts.Posts.GroupBy(p => p.Author).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
        foreach (var author in byAuthor)
        {
            if (users.Count == most)
            {
                break;
            }
            var (own, replies) = (author.Where(p => !p.IsReply).ToArray(), author.Where(p => p.IsReply).ToArray());
            if (own.Length < sizes.Posts || replies.Length < sizes.Replies)
            {
                leftOut.Add(new(author.Key, $"{own.Length} posts and {replies.Length} replies"));
                continue;
            }
            var random = seed.For("split").For(author.Key).Stream();
            random.Shuffle<UserPost>(own);
            random.Shuffle<UserPost>(replies);
            List<Stimulus> masked = [];
            var at = sizes.HistoryPosts;
            for (; at < own.Length && masked.Count < sizes.DevelopmentPosts + sizes.TestPosts; at++)
            {
                if (await masker.MaskAsync(own[at], cancellationToken).ConfigureAwait(false) is { } mask)
                {
                    masked.Add(new(own[at].Id, mask.Text) { Masked = mask });
                }
                else
                {
                    leftOut.Add(new($"{author.Key}, post {own[at].Id}", "no word to mask"));
                }
            }
            if (masked.Count < sizes.DevelopmentPosts + sizes.TestPosts)
            {
                leftOut.Add(new(author.Key, $"only {masked.Count} posts with a word to mask"));
                continue;
            }
            var answers = replies
                .Skip(sizes.HistoryReplies)
                .Take(sizes.Development + sizes.Test)
                .Select(r => new Stimulus(r.Id, OneLine.Of(r.Text)) { Message = OneLine.Of(r.ParentText!) })
                .ToArray();
            users.Add(
                new(
                    author.Key,
                    [.. own.Take(sizes.HistoryPosts), .. replies.Take(sizes.HistoryReplies)],
                    [.. masked.Take(sizes.DevelopmentPosts), .. answers.Take(sizes.Development)],
                    [.. masked.Skip(sizes.DevelopmentPosts), .. answers.Skip(sizes.Development)]
                )
            );
        }
        return users.Count > 0
            ? new(users, posts.Counts, leftOut)
            : throw new InputException(
                $"No user has the {sizes.Posts} posts and {sizes.Replies} replies with a known parent that the split needs; {Best(byAuthor)}; ask for smaller sets or give more posts."
            );
    }

    private static string Best(IReadOnlyList<IGrouping<string, UserPost>> authors) =>
        authors.Count == 0 ? "after the filters there is no user at all"
        : authors
            .Select(a => (Posts: a.Count(p => !p.IsReply), Replies: a.Count(p => p.IsReply)))
            .MaxBy(a => Math.Min(a.Posts, a.Replies))
            is var best
            ? $"the nearest of {authors.Count} has {best.Posts} and {best.Replies}"
        : "";
}
