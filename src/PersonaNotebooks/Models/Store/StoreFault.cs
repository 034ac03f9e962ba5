namespace PersonaNotebooks.Models.Store;

/// <summary>Something that <see cref="StoreFile.Verify"/> found wrong.</summary>
/// <param name="Key">The row's key, or null when it is about the file as a whole.</param>
/// <param name="What">What is wrong.</param>
public sealed record StoreFault(string? Key, string What);
