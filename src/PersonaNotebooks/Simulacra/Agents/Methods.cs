namespace PersonaNotebooks.Simulacra;

/// <summary>Names of methods.</summary>
public static class Methods
{
    /// <summary>All four, from the barest.</summary>
    public static IReadOnlyList<Method> All { get; } = Enum.GetValues<Method>();

    /// <summary>The name on the command line and in tables: <c>none</c>, <c>prompt</c>, <c>rag</c>, <c>macm</c>.</summary>
    public static string Name(this Method method) => method.ToString().ToLowerInvariant();

    /// <summary>Reads a name.</summary>
    /// <exception cref="InputException">There is no such method.</exception>
    public static Method Parse(string name) =>
        All.Where(m => m.Name() == name).Cast<Method?>().FirstOrDefault()
        ?? throw new InputException($"There is no method '{name}'; use one of {string.Join(", ", All.Select(Name))}.");
}
