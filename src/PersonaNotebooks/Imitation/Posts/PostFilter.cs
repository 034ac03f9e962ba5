using System.Text.RegularExpressions;

namespace PersonaNotebooks.Imitation.Posts;

/// <summary>One named step that leaves posts out. Steps can be switched on, off and reordered; each reports how many it left.</summary>
/// <param name="Name">For example <c>no-urls</c>.</param>
/// <param name="Apply">Keeps some of the posts, in their order.</param>
public sealed partial record PostFilter(string Name, Func<IReadOnlyList<UserPost>, IEnumerable<UserPost>> Apply)
{
    /// <summary>Each id once; the first post of an id stays.</summary>
    public static PostFilter UniqueIds { get; } = new("unique-ids", posts => posts.DistinctBy(p => p.Id));

    /// <summary>No posts that only pass on another's.</summary>
    public static PostFilter NoReposts { get; } = Each("no-reposts", p => !p.IsRepost);

    /// <summary>No posts without a letter or digit: empty ones and those of emoji only.</summary>
    public static PostFilter NotEmojiOnly { get; } = Each("not-emoji-only", p => p.Text.Any(char.IsLetterOrDigit));

    /// <summary>No posts with a link anywhere.</summary>
    public static PostFilter NoUrls { get; } = Each("no-urls", p => !Url().IsMatch(p.Text));

    /// <summary>The milder rule: no posts that hold a link and nothing else.</summary>
    public static PostFilter NotUrlOnly { get; } =
        Each("not-url-only", p => !Url().IsMatch(p.Text) || Words(Url().Replace(p.Text, " ")) > 0);

    /// <summary>The other milder rule: a post with a link stays if it has five words beside it.</summary>
    public static PostFilter MeaningfulUrls { get; } =
        Each("meaningful-urls", p => !Url().IsMatch(p.Text) || Words(Url().Replace(p.Text, " ")) >= 5);

    /// <summary>At least three words.</summary>
    public static PostFilter ThreeWords { get; } = Each("three-words", p => Words(p.Text) >= 3);

    /// <summary>No replies whose parent is unknown: a model cannot answer what it does not see.</summary>
    public static PostFilter RepliesHaveParents { get; } =
        Each("replies-have-parents", p => !p.IsReply || !string.IsNullOrWhiteSpace(p.ParentText));

    /// <summary>The steps of the original in its order, and parents required at the end.</summary>
    public static IReadOnlyList<PostFilter> Default { get; } =
    [UniqueIds, NoReposts, NotEmojiOnly, NoUrls, ThreeWords, RepliesHaveParents];

    private static PostFilter[] All => [.. Default, NotUrlOnly, MeaningfulUrls];

    /// <summary>Steps by name, separated by commas; <c>default</c> and <c>none</c> are known too.</summary>
    /// <exception cref="InputException">A name is unknown.</exception>
    public static IReadOnlyList<PostFilter> Parse(string names) =>
        names switch
        {
            "default" => Default,
            "none" => [],
            _ =>
            [
                .. names
                    .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(name =>
                        All.FirstOrDefault(f => f.Name == name)
                        ?? throw new InputException(
                            $"There is no filter '{name}'; filters are {string.Join(", ", All.Select(f => f.Name))}, or 'default', or 'none'."
                        )
                    ),
            ],
        };

    private static PostFilter Each(string name, Func<UserPost, bool> keeps) => new(name, posts => posts.Where(keeps));

    private static int Words(string text) => Word().Count(text);

    [GeneratedRegex(@"https?://\S+|\bwww\.\S+|\bt\.co/\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Url();

    [GeneratedRegex(@"\w+(?:['’]\w+)*")]
    private static partial Regex Word();
}
