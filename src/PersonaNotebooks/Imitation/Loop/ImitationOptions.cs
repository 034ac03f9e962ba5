namespace PersonaNotebooks.Imitation.Loop;

/// <summary>How personas are optimised. Everything has a default.</summary>
public sealed record ImitationOptions
{
    /// <summary>Rounds after the first persona.</summary>
    public int Rounds { get; init; } = 6;

    /// <summary>Development items a round, half posts and half replies; as many as there are when fewer.</summary>
    public int Stimuli { get; init; } = 12;

    /// <summary>What is raised.</summary>
    public Strategy Strategy { get; init; } = Strategy.All;

    /// <summary>Which persona goes on.</summary>
    public Acceptance Acceptance { get; init; } = Acceptance.KeepBest;

    /// <summary>
    /// True to score as the original does (unsmoothed BLEU, perplexity without weight), which refuses a strategy that cannot rank
    /// anything; false for smoothed BLEU and perplexity against that of the reference.
    /// </summary>
    public bool OriginalScores { get; init; }

    /// <summary>By how many standard errors of the paired differences a new persona must beat the best; 0 or more.</summary>
    public double Margin { get; init; } = 0.25;

    /// <summary>Stops a user after so many rounds in a row without a better persona; null goes on to the last round.</summary>
    public int? Patience { get; init; }

    /// <summary>
    /// Whether the history shows the message above each reply, as the original's does. Off by default, a deviation: a model of words such as
    /// the embedded one takes the messages for the person's own words. For an LLM, switch it on.
    /// </summary>
    public bool HistoryMessages { get; init; }

    /// <summary>Whether reflections see the closest imitations.</summary>
    public bool ShowBest { get; init; } = true;

    /// <summary>Whether reflections see the farthest imitations.</summary>
    public bool ShowWorst { get; init; } = true;

    /// <summary>Whether reflections see the metrics and the measured lacks.</summary>
    public bool ShowMetrics { get; init; } = true;

    /// <summary>Whether reflections see what the person really wrote.</summary>
    public bool ShowOriginals { get; init; } = true;

    /// <summary>Whether BERTScore and similarities are computed; they need a model that embeds.</summary>
    public bool Embeddings { get; init; } = true;

    /// <summary>Whether likelihoods and perplexities are computed; they need a model that scores.</summary>
    public bool Likelihoods { get; init; } = true;

    /// <summary>Sampling temperature of imitations.</summary>
    public float Temperature { get; init; } = 0.7f;

    /// <summary>Sampling temperature of reflections: low, because a reflection reads evidence and should say what it says.</summary>
    public float ReflectionTemperature { get; init; } = 0.2f;

    /// <summary>The longest imitation in tokens.</summary>
    public int MaxTokens { get; init; } = 96;

    /// <summary>Draws the items of each round.</summary>
    public Seed Seed { get; init; } = new(7);

    /// <summary>Checks the numbers.</summary>
    /// <exception cref="InputException">One of them makes no sense.</exception>
    public void Check()
    {
        if (Rounds < 1 || Stimuli < 2 || MaxTokens < 1 || Patience < 1)
        {
            throw new InputException(
                $"Rounds ({Rounds}), tokens ({MaxTokens}) and patience ({Patience?.ToString() ?? "none"}) must be 1 or more, and stimuli ({Stimuli}) 2 or more."
            );
        }
        if (!(Margin >= 0) || !(Temperature is >= 0 and <= 2) || !(ReflectionTemperature is >= 0 and <= 2))
        {
            throw new InputException(
                $"The margin ({Margin}) must be 0 or more and the temperatures ({Temperature}, {ReflectionTemperature}) from 0 to 2."
            );
        }
        if (this is { OriginalScores: true, Strategy: Strategy.Perplexity })
        {
            throw new InputException(
                "The original's combined score gives perplexity no weight, so that every item scores 0 and nothing can be ranked; use the strategy 'perplexity' without the original's scores."
            );
        }
        if (this is { Likelihoods: false, Strategy: Strategy.Perplexity or Strategy.Likelihood })
        {
            throw new InputException($"The strategy '{Strategy}' needs likelihoods, which are switched off.");
        }
        if (this is { Embeddings: false, Strategy: Strategy.BertScore })
        {
            throw new InputException("The strategy 'BertScore' needs embeddings, which are switched off.");
        }
    }
}
