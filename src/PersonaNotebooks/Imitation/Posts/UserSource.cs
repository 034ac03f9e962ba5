using PersonaNotebooks.Imitation.Masking;

namespace PersonaNotebooks.Imitation.Posts;

/// <summary>Users from any source: the town forum, the original's user files, or a table of posts.</summary>
public static class UserSource
{
    /// <summary>The name of our own data.</summary>
    public const string Forum = "forum";

    /// <summary>Reads, filters by <see cref="PostFilter.Default"/>, masks by the lexicon and splits.</summary>
    /// <inheritdoc cref="ReadAsync(string, IReadOnlyList{PostFilter}, SplitSizes, IMasker, Seed, int?, CancellationToken)"/>
    public static Task<UserSet> ReadAsync(
        string source,
        SplitSizes sizes,
        Seed seed,
        CancellationToken cancellationToken = default
    ) => ReadAsync(source, PostFilter.Default, sizes, new LexiconMasker(), seed, null, cancellationToken);

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
        List<LeftOut> unread = [];
        foreach (var file in files)
        {
            try
            {
                sets.Add(await MimicFile.Read(file).SplitAsync(masker, seed, cancellationToken).ConfigureAwait(false));
            }
            // One file that is no good does not take the others with it; alone, it is the answer.
            catch (InputException e) when (files.Length > 1)
            {
                unread.Add(new(Path.GetFileName(file), e.Message));
            }
        }
        if (sets.Count == 0)
        {
            throw new InputException($"None of the {files.Length} user files can be used; the first: {unread[0].Why}");
        }
        if (sets.SelectMany(s => s.Users).GroupBy(u => u.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException(
                $"{twice.Count()} files in '{source}' are of the same user ({twice.Key}); leave one file to each user."
            );
        }
        return new(
            [.. sets.SelectMany(s => s.Users)],
            [
                .. sets.SelectMany(s => s.Counts)
                    .GroupBy(c => c.Step)
                    .Select(g => new FilterCount(g.Key, g.Sum(c => c.Left))),
            ],
            [.. unread, .. sets.SelectMany(s => s.LeftOut)]
        );
    }
}
