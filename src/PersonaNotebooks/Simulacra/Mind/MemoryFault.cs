namespace PersonaNotebooks.Simulacra;

/// <summary>Something wrong with the memory of a character.</summary>
/// <param name="Key">The memory.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Rebuild">Whether building the memory again mends it.</param>
public sealed record MemoryFault(int Key, string What, bool Rebuild)
{
    /// <inheritdoc/>
    public override string ToString() => $"memory {Key} {What}.";
}
