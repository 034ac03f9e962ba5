namespace PersonaNotebooks.Models.Store;

/// <summary>An answer and whether it was already there.</summary>
/// <param name="Answer">The answer, durably stored.</param>
/// <param name="Reused">True when no call was made for it: it was in the store, or somebody else was just asking the same.</param>
public readonly record struct StoreReply(StoredAnswer Answer, bool Reused);
