namespace PersonaNotebooks.Models.Corpora;

/// <summary>
/// The forum of Alder Falls, a town that does not exist: twelve people with their own style and opinions, written by us as
/// grammars (<c>data/corpora/forum-*.yaml</c>) and expanded from a seed. Fiction; no sentence comes from a real person.
/// </summary>
public sealed class ForumCorpus
{
    /// <summary>Posts and replies per person unless asked otherwise.</summary>
    public const int DefaultPostsEach = 150;

    private const double EverydayShare = 0.25;

    private ForumCorpus(
        IReadOnlyList<ForumPerson> people,
        IReadOnlyList<ForumPost> posts,
        IReadOnlyList<ForumPost> replies
    ) => (People, Posts, Replies) = (people, posts, replies);

    /// <summary>The twelve people.</summary>
    public IReadOnlyList<ForumPerson> People { get; }

    /// <summary>Posts that start a thread, in the order they were written.</summary>
    public IReadOnlyList<ForumPost> Posts { get; }

    /// <summary>Replies; the parent of each is in <see cref="Posts"/>, is another person's, and takes a side on its topic.</summary>
    public IReadOnlyList<ForumPost> Replies { get; }

    /// <summary>Expands the forum.</summary>
    /// <param name="seed">The same seed gives the same texts.</param>
    /// <param name="each">How many posts, and how many replies, each person writes.</param>
    /// <param name="folder">Where the two files are, if not in <c>data/corpora</c>.</param>
    /// <exception cref="InputException">A corpus file is missing or wrong; the message names file and line.</exception>
    public static ForumCorpus Expand(Seed seed, int each = DefaultPostsEach, string? folder = null)
    {
        var topics = Topics(YamlSource.Read(Path.Combine(folder ?? Home.Data("corpora"), "forum-topics.yaml")));
        var source = YamlSource.Read(Path.Combine(folder ?? Home.Data("corpora"), "forum-people.yaml"));
        var writers = source.List(source.Root).Select(n => new ForumWriter(source, n, topics, seed)).ToArray();
        List<ForumPost> posts = [];
        for (var i = 0; i < each; i++)
        {
            foreach (var writer in writers)
            {
                posts.Add(writer.Post($"p{posts.Count + 1}", EverydayShare));
            }
        }
        List<ForumPost> replies = [];
        var parents = posts.Where(p => p.Topic is not null).ToArray();
        var claims = writers.SelectMany(w => w.Claims).ToDictionary(StringComparer.Ordinal);
        for (var i = 0; i < each; i++)
        {
            foreach (var writer in writers)
            {
                replies.Add(writer.Reply($"r{replies.Count + 1}", parents, claims));
            }
        }
        return new([.. writers.Select(w => w.Person)], posts, replies);
    }

    private static Dictionary<string, Grammar> Topics(YamlSource source) =>
        source
            .Map(source.Root)
            .ToDictionary(t => t.Key, t => Grammar.Read(source, source.Map(t.Value)), StringComparer.Ordinal);
}
