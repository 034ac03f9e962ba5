using System.Text.Json;
using PersonaNotebooks.Imitation.Masking;

namespace PersonaNotebooks.Imitation.Posts;

/// <summary>
/// The original's user file: five JSON lines (history, holdout, runs, evaluations, reflections). History stays history; the holdout, on which the
/// original both tuned and reported, is dealt to development and test, and items without use are counted.
/// </summary>
/// <param name="User">The user's pseudonym.</param>
/// <param name="History">Posts and replies of the history.</param>
/// <param name="Holdout">Posts and replies of the holdout.</param>
/// <param name="RunIds">The ids of the runs recorded in the file.</param>
public sealed record MimicFile(
    string User,
    IReadOnlyList<UserPost> History,
    IReadOnlyList<UserPost> Holdout,
    IReadOnlyList<string> RunIds
)
{
    private const int LinesOfAUser = 5;

    /// <summary>Reads one user's file.</summary>
    /// <exception cref="InputException">Not five lines, a line that is no such object, no item at all, or a run id that stands twice.</exception>
    public static MimicFile Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"There is no user file '{path}'.");
        }
        var file = Path.GetFileName(path);
        string[] lines = [.. File.ReadAllLines(path).Where(l => !string.IsNullOrWhiteSpace(l))];
        if (lines.Length != LinesOfAUser)
        {
            throw new InputException(
                $"{file}: a user file has five lines (history, holdout, runs, evaluations, reflections), not {lines.Length}; write an empty object {{}} for what is not there yet."
            );
        }
        JsonElement[] json = [.. lines.Select((line, i) => Parse(line, $"{file}, line {i + 1}"))];
        string[] runs = [.. Ids(json[2])];
        if (runs.GroupBy(r => r).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException(
                $"{file}, line 3: the run id '{twice.Key}' stands {twice.Count()} times; give each run an id of its own."
            );
        }
        return new(
            Pseudonym.Of(Name(json[0], $"{file}, line 1")),
            Items(json[0], $"{file}, line 1"),
            Items(json[1], $"{file}, line 2"),
            runs
        );
    }

    /// <summary>Whether a file looks like one: its first line is an object with <c>set</c>.</summary>
    public static bool Looks(string path)
    {
        try
        {
            return File.Exists(path)
                && File.ReadLines(path).FirstOrDefault() is { } line
                && JsonSerializer.Deserialize<JsonElement>(line) is { ValueKind: JsonValueKind.Object } first
                && first.TryGetProperty("set", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The user with three disjoint sets: the history as it is, half of the usable holdout posts and replies each to development and test.</summary>
    /// <param name="masker">Masks posts for which the file brings no usable masked text.</param>
    /// <param name="seed">Deals the holdout.</param>
    /// <param name="cancellationToken">Stops a masking by model.</param>
    /// <exception cref="InputException">All replies lack their parent, or too little is left for three sets; the sentence says how much.</exception>
    public async Task<UserSet> SplitAsync(IMasker masker, Seed seed, CancellationToken cancellationToken = default)
    {
        var repeated = History.Select(p => p.Id).Intersect(Holdout.Select(p => p.Id)).ToHashSet();
        var set = new PostSet(Holdout, [new("read", Holdout.Count)]).Filter([
            PostFilter.UniqueIds,
            new("not in the history", posts => posts.Where(p => !repeated.Contains(p.Id))),
            PostFilter.NotEmojiOnly,
            PostFilter.RepliesHaveParents,
        ]);
        var (posts, replies) = (set.Posts.Count(p => !p.IsReply), set.Posts.Count(p => p.IsReply));
        if (replies < 2 && Holdout.Any(p => p.IsReply))
        {
            throw new InputException(
                $"The replies of {User}: {Holdout.Count(p => p.IsReply)} in the holdout, of which {replies} have the message they answer; a reply without it cannot be imitated, so look the messages up first."
            );
        }
        var each = Math.Min(posts, replies) / 2;
        if (each < 1 || History.Count == 0)
        {
            throw new InputException(
                $"The file of {User} has {History.Count} items of history and {posts} posts and {replies} replies of use in the holdout; two and two, and some history, are the least."
            );
        }
        var counts = set.Counts;
        var split = await UserSplit
            .SplitAsync(
                set with
                {
                    Posts = [.. set.Posts.Select(p => p with { Author = User })],
                },
                new(0, 0, each, Math.Max(1, Math.Min(posts, replies) - each)),
                new GivenMasker(masker),
                seed,
                cancellationToken: cancellationToken
            )
            .ConfigureAwait(false);
        return split with { Users = [split.Users[0] with { History = History }], Counts = counts };
    }

    private static JsonElement Parse(string line, string place)
    {
        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(line);
            return json.ValueKind == JsonValueKind.Object
                ? json
                : throw new InputException($"{place}: a line is one JSON object.");
        }
        catch (JsonException e)
        {
            throw new InputException($"{place}: this is no JSON ({e.Message.TrimEnd('.')}).", e);
        }
    }

    private static string Name(JsonElement json, string place) =>
        json.TryGetProperty("user_id", out var id)
            ? id.ToString()
            : throw new InputException($"{place}: there is no user_id.");

    private static UserPost[] Items(JsonElement json, string place)
    {
        if (!json.TryGetProperty("tweets", out var tweets) || tweets.ValueKind != JsonValueKind.Array)
        {
            throw new InputException($"{place}: there is no list 'tweets'.");
        }
        return
        [
            .. tweets
                .EnumerateArray()
                .Select(
                    (t, i) =>
                        PostTable.Post(
                            name =>
                                t.ValueKind == JsonValueKind.Object
                                && t.TryGetProperty(name, out var v)
                                && v.ValueKind is JsonValueKind.String or JsonValueKind.Number
                                    ? v.ToString()
                                : name == "user_id" ? Name(json, place)
                                : null,
                            what => new($"{place}, item {i + 1}: {what}.")
                        )
                ),
        ];
    }

    private static IEnumerable<string> Ids(JsonElement json) =>
        json.TryGetProperty("runs", out var runs) && runs.ValueKind == JsonValueKind.Array
            ? runs.EnumerateArray()
                .Select(r =>
                    r.ValueKind == JsonValueKind.Object && r.TryGetProperty("run_id", out var id) ? id.ToString() : ""
                )
                .Where(id => id.Length > 0)
            : [];
}
