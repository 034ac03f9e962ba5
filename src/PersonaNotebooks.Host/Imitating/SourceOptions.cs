using System.CommandLine;
using PersonaNotebooks.Imitation.Masking;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Host.Imitating;

/// <summary>The options that say who is imitated and by which model; the same for prepare, run and baselines.</summary>
internal sealed class SourceOptions
{
    private readonly Option<string> source = new("--source")
    {
        Description =
            "forum (our fictional town), a .csv or .jsonl file of posts, a five-line user file, or a folder of those.",
        DefaultValueFactory = _ => UserSource.Forum,
    };
    private readonly Option<string> filters = new("--filters")
    {
        Description = "Steps that leave posts out, by name and in order; or 'default', or 'none'.",
        DefaultValueFactory = _ => "default",
    };
    private readonly Option<string> mask = new("--mask")
    {
        Description = "What masks opinion words: lexicon, model or both.",
        DefaultValueFactory = _ => "lexicon",
    };
    private readonly Option<int?> users = new("--users") { Description = "The most users; all when left out." };
    private readonly Option<int> history = Size("--history", SplitSizes.Default.HistoryPosts, "to write personas from");
    private readonly Option<int> development = Size("--development", SplitSizes.Default.Development, "to optimise on");
    private readonly Option<int> test = Size("--test", SplitSizes.Default.Test, "that only results see");
    private readonly Option<bool> repliesOnly = new("--replies-only")
    {
        Description = "Take no posts into any set: for people who write replies only, as in a chat.",
    };
    private readonly Option<string> model = new("--model")
    {
        Description = "embedded, ollama:MODEL[@URL], openai:MODEL[@URL] or gguf:PATH.",
        DefaultValueFactory = _ => "embedded",
    };
    private readonly Option<int> seed = new("--seed")
    {
        Description = "Where all randomness comes from.",
        DefaultValueFactory = _ => 7,
    };
    private readonly Option<string?> store = Commands.StoreOption.Create();
    private readonly Option<bool> replay = new("--replay")
    {
        Description = "Take every answer from the store; make no call.",
    };
    private readonly Option<string?> prices = new("--prices")
    {
        Description = "A price file: model,input_per_million,output_per_million.",
    };
    private readonly Option<decimal?> budget = new("--budget") { Description = "Stop before this much is spent." };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All =>
        [
            source,
            filters,
            mask,
            users,
            history,
            development,
            test,
            repliesOnly,
            model,
            seed,
            store,
            replay,
            prices,
            budget,
        ];

    /// <summary>The seed.</summary>
    public Seed Seed(ParseResult parsed) => parsed.GetValue(seed);

    /// <summary>What shapes the users, for a run's settings.</summary>
    public IReadOnlyDictionary<string, string> Settings(ParseResult parsed, UserSet set) =>
        new Dictionary<string, string>
        {
            ["data"] = set.Hash,
            ["source"] = Path.GetFileName(parsed.GetValue(source)!),
            ["filters"] = parsed.GetValue(filters)!,
            ["mask"] = parsed.GetValue(mask)!,
            ["sizes"] = Sizes(parsed).ToString(),
            ["users"] = parsed.GetValue(users)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "all",
        };

    /// <summary>Opens the model.</summary>
    public Task<Lab> OpenAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        Lab.OpenAsync(
            parsed.GetValue(model)!,
            new()
            {
                Store = parsed.GetValue(store),
                Seed = parsed.GetValue(seed),
                ReplayOnly = parsed.GetValue(replay),
                Prices = parsed.GetValue(prices),
                Budget = parsed.GetValue(budget),
            },
            cancellationToken
        );

    /// <summary>Reads, filters, masks and splits.</summary>
    public async Task<UserSet> ReadAsync(ParseResult parsed, Lab lab, CancellationToken cancellationToken)
    {
        ModelMasker byModel = new(lab);
        var set = await UserSource.ReadAsync(
            parsed.GetValue(source)!,
            PostFilter.Parse(parsed.GetValue(filters)!),
            Sizes(parsed),
            parsed.GetValue(mask) switch
            {
                "lexicon" => new LexiconMasker(),
                "model" => byModel,
                "both" => new UnionMasker(new LexiconMasker(), byModel),
                var other => throw new InputException(
                    $"There is no masker '{other}'; maskers are lexicon, model, both."
                ),
            },
            parsed.GetValue(seed),
            AtLeastOne(parsed.GetValue(users), "--users"),
            cancellationToken
        );
        if (byModel.Unread > 0)
        {
            Console.Error.WriteLine(
                $"{byModel.Unread} masks by the model could not be read and were counted as unparsed."
            );
        }
        return set;
    }

    private SplitSizes Sizes(ParseResult parsed)
    {
        var sizes = new SplitSizes(
            parsed.GetValue(history),
            parsed.GetValue(history),
            parsed.GetValue(development),
            parsed.GetValue(test)
        );
        var sized = sizes is { HistoryPosts: >= 1, Development: >= 1, Test: >= 1 }
            ? sizes
            : throw new InputException("--history, --development and --test must be 1 or more.");
        return parsed.GetValue(repliesOnly)
            ? sized with
            {
                HistoryPosts = 0,
                DevelopmentPosts = 0,
                TestPosts = 0,
            }
            : sized;
    }

    private static int? AtLeastOne(int? value, string option) =>
        value is null or >= 1 ? value : throw new InputException($"{option} must be 1 or more, not {value}.");

    private static Option<int> Size(string name, int size, string what) =>
        new(name)
        {
            Description = $"Posts, and as many replies, of each user {what}.",
            DefaultValueFactory = _ => size,
        };
}
