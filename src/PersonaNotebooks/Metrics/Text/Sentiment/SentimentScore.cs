namespace PersonaNotebooks.Metrics.Text;

/// <summary>Sentiment of one text by the VADER rules.</summary>
/// <param name="Negative">Share of negative words, weighted by strength, 0 to 1, three decimals.</param>
/// <param name="Neutral">Share of neutral words, 0 to 1, three decimals.</param>
/// <param name="Positive">Share of positive words, weighted by strength, 0 to 1, three decimals.</param>
/// <param name="Compound">The sum of valences brought between -1 and 1, four decimals. The usual cuts are at ±0.05.</param>
/// <param name="ValenceSum">Sum of the valences after all rules, the stress of punctuation included.</param>
/// <param name="UnroundedCompound">The compound before rounding.</param>
public readonly record struct SentimentScore(
    double Negative,
    double Neutral,
    double Positive,
    double Compound,
    double ValenceSum,
    double UnroundedCompound
);
