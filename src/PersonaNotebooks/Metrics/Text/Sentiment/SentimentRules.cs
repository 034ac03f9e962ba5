namespace PersonaNotebooks.Metrics.Text;

/// <summary>The word lists of the VADER rules, as in vaderSentiment 3.3.2. Part of the algorithm: any lexicon uses them.</summary>
internal static class SentimentRules
{
    /// <summary>How much an intensifier adds, and a dampener takes.</summary>
    public const double Boost = 0.293;

    /// <summary>How much capitals add where other words have none.</summary>
    public const double Capitals = 0.733;

    /// <summary>What a negation multiplies with.</summary>
    public const double Negation = -0.74;

    /// <summary>Words that turn the next sentiment; every word with "n't" does too.</summary>
    public static string[] Negations { get; } =
        Words(
            """
            aint arent cannot cant couldnt darent didnt doesnt ain't aren't can't couldn't daren't didn't doesn't dont hadnt
            hasnt havent isnt mightnt mustnt neither don't hadn't hasn't haven't isn't mightn't mustn't neednt needn't never
            none nope nor not nothing nowhere oughtnt shant shouldnt uhuh wasnt werent oughtn't shan't shouldn't uh-uh wasn't
            weren't without wont wouldnt won't wouldn't rarely seldom despite
            """
        );

    /// <summary>Words that make the next sentiment stronger.</summary>
    public static string[] Intensifiers { get; } =
        Words(
            """
            absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous enormously
            entirely especially exceptional exceptionally extreme extremely fabulously flipping flippin frackin fracking
            fricking frickin frigging friggin fully fuckin fucking fuggin fugging greatly hella highly hugely incredible
            incredibly intensely major majorly more most particularly purely quite really remarkably so substantially
            thoroughly total totally tremendous tremendously uber unbelievably unusually utter utterly very
            """
        );

    /// <summary>Words that make the next sentiment weaker.</summary>
    public static string[] Dampeners { get; } =
        Words(
            """
            almost barely hardly kinda kindof kind-of less little marginal marginally occasional occasionally partly scarce
            scarcely slight slightly somewhat sorta sortof sort-of
            """
        );

    /// <summary>Dampeners of two words.</summary>
    public static string[][] DampeningPhrases { get; } =
    [
        ["just", "enough"],
        ["kind", "of"],
        ["sort", "of"],
    ];

    /// <summary>Phrases whose valence is their own.</summary>
    public static (string[] Words, double Valence)[] Idioms { get; } =
    [
        (["the", "shit"], 3),
        (["the", "bomb"], 3),
        (["bad", "ass"], 1.5),
        (["bus", "stop"], 0),
        (["yeah", "right"], -2),
        (["kiss", "of", "death"], -1.5),
        (["to", "die", "for"], 3),
        (["beating", "heart"], 3.1),
        (["broken", "heart"], -2.9),
    ];

    /// <summary>Words that single rules ask for.</summary>
    public static string[] Named { get; } =
    ["no", "or", "kind", "of", "least", "at", "very", "never", "so", "this", "without", "doubt", "but"];

    private static string[] Words(string list) => list.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
