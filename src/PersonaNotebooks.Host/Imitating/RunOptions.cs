using System.CommandLine;
using PersonaNotebooks.Imitation.Loop;

namespace PersonaNotebooks.Host.Imitating;

/// <summary>The options that say how personas are optimised.</summary>
internal sealed class RunOptions
{
    private static readonly ImitationOptions Default = new();
    private readonly Option<int> rounds = new("--rounds")
    {
        Description = "Rounds for each user.",
        DefaultValueFactory = _ => Default.Rounds,
    };
    private readonly Option<int> stimuli = new("--stimuli")
    {
        Description = "Development items a round, half posts and half replies.",
        DefaultValueFactory = _ => Default.Stimuli,
    };
    private readonly Option<string> strategy = new("--strategy")
    {
        Description = "What is raised: all, bertscore, bleu, rouge, perplexity or likelihood.",
        DefaultValueFactory = _ => "all",
    };
    private readonly Option<bool> alwaysReplace = new("--always-replace")
    {
        Description = "The original's rule: the newest persona goes on, and every round has the same items.",
    };
    private readonly Option<bool> originalScores = new("--original-scores")
    {
        Description = "The original's scores: BLEU unsmoothed, perplexity without weight.",
    };
    private readonly Option<bool> historyMessages = new("--history-messages")
    {
        Description = "Show the message above each reply of the history (for LLMs).",
    };
    private readonly Option<double> margin = new("--margin")
    {
        Description = "Standard errors by which a new persona must be better.",
        DefaultValueFactory = _ => Default.Margin,
    };
    private readonly Option<int?> patience = new("--patience")
    {
        Description = "Stop a user after so many rounds in a row without a better persona.",
    };
    private readonly Option<bool> noEmbeddings = new("--no-embeddings")
    {
        Description = "Leave BERTScore and similarities out (for models that do not embed).",
    };
    private readonly Option<bool> noLikelihoods = new("--no-likelihoods")
    {
        Description = "Leave likelihood and perplexity out (for models that do not score).",
    };

    private readonly Option<string> hide = new("--hide")
    {
        Description = $"What reflections do not see, by commas: {string.Join(", ", Hideable)}.",
        DefaultValueFactory = _ => "",
    };

    private static IReadOnlyList<string> Hideable => ["best", "worst", "metrics", "originals"];

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All =>
        [
            rounds,
            stimuli,
            strategy,
            alwaysReplace,
            originalScores,
            historyMessages,
            margin,
            patience,
            noEmbeddings,
            noLikelihoods,
            hide,
        ];

    /// <summary>Reads them.</summary>
    public ImitationOptions Read(ParseResult parsed, Seed seed)
    {
        var hidden = parsed
            .GetValue(hide)!
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (hidden.FirstOrDefault(h => !Hideable.Contains(h)) is { } unknown)
        {
            throw new InputException(
                $"--hide has '{unknown}'; what can be hidden is {string.Join(", ", Hideable)}, by commas."
            );
        }
        ImitationOptions options = new()
        {
            Rounds = parsed.GetValue(rounds),
            Stimuli = parsed.GetValue(stimuli),
            Strategy =
                Enum.GetValues<Strategy>()
                    .Cast<Strategy?>()
                    .FirstOrDefault(s =>
                        s.ToString()!.Equals(parsed.GetValue(strategy), StringComparison.OrdinalIgnoreCase)
                    )
                ?? throw new InputException(
                    $"There is no strategy '{parsed.GetValue(strategy)}'; strategies are {string.Join(", ", Enum.GetNames<Strategy>()).ToLowerInvariant()}."
                ),
            Acceptance = parsed.GetValue(alwaysReplace) ? Acceptance.AlwaysReplace : Acceptance.KeepBest,
            OriginalScores = parsed.GetValue(originalScores),
            HistoryMessages = parsed.GetValue(historyMessages),
            Margin = parsed.GetValue(margin),
            Patience = parsed.GetValue(patience),
            Embeddings = !parsed.GetValue(noEmbeddings),
            Likelihoods = !parsed.GetValue(noLikelihoods),
            ShowBest = !hidden.Contains("best"),
            ShowWorst = !hidden.Contains("worst"),
            ShowMetrics = !hidden.Contains("metrics"),
            ShowOriginals = !hidden.Contains("originals"),
            Seed = seed,
        };
        options.Check();
        return options;
    }
}
