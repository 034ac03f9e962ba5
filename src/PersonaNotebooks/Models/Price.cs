namespace PersonaNotebooks.Models;

/// <summary>What a model charges.</summary>
/// <param name="InputPerMillion">For a million tokens read, in the price table's currency.</param>
/// <param name="OutputPerMillion">For a million tokens written.</param>
public sealed record Price(decimal InputPerMillion, decimal OutputPerMillion)
{
    /// <summary>The cost of so many tokens.</summary>
    public decimal Cost(long inputTokens, long outputTokens) =>
        (inputTokens * InputPerMillion + outputTokens * OutputPerMillion) / 1_000_000m;
}
