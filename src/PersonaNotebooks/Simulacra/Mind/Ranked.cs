namespace PersonaNotebooks.Simulacra;

/// <summary>The one order of everything that is retrieved.</summary>
internal static class Ranked
{
    /// <summary>Best score first, then lower key.</summary>
    public static IReadOnlyList<ScoredMemory> Best(IEnumerable<ScoredMemory> found, int count) =>
        [.. found.OrderByDescending(f => f.Score).ThenBy(f => f.Memory.Key).Take(count)];
}
