namespace PersonaNotebooks.Metrics.Text;

/// <summary>What the rules know of one word.</summary>
/// <param name="Known">The lower-case word if some rule names it, otherwise null.</param>
/// <param name="Valence">Its valence, where the lexicon has it.</param>
/// <param name="Boost">What it adds as an intensifier (negative for a dampener), or 0.</param>
/// <param name="Negates">Whether it turns the next sentiment.</param>
/// <param name="InPhrase">Whether it occurs in a phrase of the rules.</param>
/// <param name="IsCapital">Whether it is written in capitals.</param>
internal readonly record struct SentimentWord(
    string? Known,
    double? Valence,
    double Boost,
    bool Negates,
    bool InPhrase,
    bool IsCapital
);
