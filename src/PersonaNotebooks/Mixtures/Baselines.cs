namespace PersonaNotebooks.Mixtures;

/// <summary>Mixtures that nothing was learned for: what a trained one must beat.</summary>
public static class Baselines
{
    /// <summary>No persona, an exemplar drawn evenly from the pool.</summary>
    /// <param name="exemplars">The pool.</param>
    /// <param name="inputs">Length of the encoder's vectors.</param>
    public static Mixture RandomExemplars(IReadOnlyList<MixtureRecord> exemplars, int inputs) =>
        Even([MixturePrompts.NoPersona], exemplars, inputs);

    /// <summary>A persona and an exemplar, each drawn evenly.</summary>
    public static Mixture Even(
        IReadOnlyList<Personas.Persona> personas,
        IReadOnlyList<MixtureRecord> exemplars,
        int inputs
    ) => new(personas, exemplars, Gates.Start(inputs, 1, personas.Count, 1, 0, new(0)), "any", "none");
}
