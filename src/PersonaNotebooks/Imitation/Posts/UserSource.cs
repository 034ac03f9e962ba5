using PersonaNotebooks.Imitation.Masking;

namespace PersonaNotebooks.Imitation.Posts;

/// <summary>Users from any source: the town forum, the original's user files, or a table of posts.</summary>
public static class UserSource
{
    /// <summary>The name of our own data.</summary>
    public const string Forum = "forum";

    /// <summary>Reads, filters and splits.</summary>
    /// <param name="source"><c>forum</c>, a .csv or .jsonl file, or a folder of user files.</param>
    /// <param name="filters">Steps that leave posts out; user files have their own.</param>
    /// <param name="sizes">Sizes of the sets; user files bring theirs.</param>
    /// <param name="masker">Masks posts.</param>
    /// <param name="seed">Expands the forum and deals the items.</param>
    /// <param name="most">The most users; all when null.</param>
    /// <param name="cancellationToken">Stops a masking by model.</param>
    /// <exception cref="InputException">The source cannot be read or has too little; the sentence says what.</exception>
    public static async Task<UserSet> ReadAsync(
        string source,
        IReadOnlyList<PostFilter> filters,
        SplitSizes sizes,
        IMasker masker,
        Seed seed,
        int? most = null,
        CancellationToken cancellationToken = default
    )
    {
        string[] files =
            Directory.Exists(source)
                ? [.. Directory.GetFiles(source, "*.jsonl").Order(StringComparer.Ordinal).Take(most ?? int.MaxValue)]
            : MimicFile.Looks(source) ? [source]
            : [];
        if (Directory.Exists(source) && files.Length == 0)
        {
            throw new InputException($"The folder '{source}' holds no .jsonl file of a user.");
        }
        if (files.Length == 0)
        {
            var posts =
                source == Forum
                    ? ForumUsers.Read(seed, Math.Max(60, Math.Max(sizes.Posts, sizes.Replies)))
                    : PostTable.Read(source);
            return await UserSplit
                .SplitAsync(posts.Filter(filters), sizes, new GivenMasker(masker), seed, most, cancellationToken)
                .ConfigureAwait(false);
        }
        List<UserSet> sets = [];
        foreach (var file in files)
        {
            sets.Add(await MimicFile.Read(file).SplitAsync(masker, seed, cancellationToken).ConfigureAwait(false));
        }
        return new(
            [.. sets.SelectMany(s => s.Users)],
            [
                .. sets.SelectMany(s => s.Counts)
                    .GroupBy(c => c.Step)
                    .Select(g => new FilterCount(g.Key, g.Sum(c => c.Left))),
            ],
            [.. sets.SelectMany(s => s.LeftOut)]
        );
    }
}
