namespace PersonaNotebooks.Models.Store;

/// <summary>What a store holds of one model.</summary>
/// <param name="Endpoint">Where it was asked.</param>
/// <param name="Model">Its name.</param>
/// <param name="Digest">Its weights' digest, or its name where that cannot be known.</param>
/// <param name="Kind"><c>chat</c>, <c>score</c> or <c>embedding</c>.</param>
/// <param name="Answers">Stored answers.</param>
/// <param name="InputTokens">Tokens read in all, where counted.</param>
/// <param name="OutputTokens">Tokens written in all, where counted.</param>
/// <param name="First">When the first answer was stored, UTC.</param>
/// <param name="Last">When the last answer was stored, UTC.</param>
public sealed record StoreStats(
    string Endpoint,
    string Model,
    string Digest,
    string Kind,
    long Answers,
    long InputTokens,
    long OutputTokens,
    string First,
    string Last
);
