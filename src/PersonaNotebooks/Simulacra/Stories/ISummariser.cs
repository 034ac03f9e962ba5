namespace PersonaNotebooks.Simulacra;

/// <summary>Makes a text shorter.</summary>
public interface ISummariser
{
    /// <summary>A summary of at most so many words; a text that is short enough comes back as it is.</summary>
    Task<string> SummariseAsync(string text, int words, CancellationToken cancellationToken = default);
}
