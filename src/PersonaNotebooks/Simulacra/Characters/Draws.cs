namespace PersonaNotebooks.Simulacra;

/// <summary>Draws from lists.</summary>
internal static class Draws
{
    /// <summary>One of a list, each equally likely.</summary>
    public static T One<T>(this RandomStream stream, IReadOnlyList<T> from) => from[stream.Next(from.Count)];

    /// <summary>Several of a list without repeats, in random order.</summary>
    public static IReadOnlyList<T> Some<T>(this RandomStream stream, IReadOnlyList<T> from, int count)
    {
        T[] all = [.. from];
        stream.Shuffle<T>(all);
        return all[..count];
    }
}
