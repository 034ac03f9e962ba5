namespace PersonaNotebooks.Simulacra;

/// <summary>The eight functions as a list, and what each is.</summary>
public static class CognitiveFunctions
{
    /// <summary>All eight in the bank's order.</summary>
    public static IReadOnlyList<CognitiveFunction> All { get; } = Enum.GetValues<CognitiveFunction>();

    /// <summary>True for the four that take the world in (Ne, Ni, Se, Si), false for the four that judge it.</summary>
    public static bool Perceives(this CognitiveFunction function) => function < CognitiveFunction.Te;

    /// <summary>Reads a function's two letters.</summary>
    /// <exception cref="InputException">There is no such function.</exception>
    public static CognitiveFunction Parse(string name) =>
        All.Where(f => f.ToString() == name).Cast<CognitiveFunction?>().FirstOrDefault()
        ?? throw new InputException(
            $"'{name}' is not one of the eight functions {string.Join(", ", All)}; write it with these letters."
        );
}
