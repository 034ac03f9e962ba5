namespace PersonaNotebooks.Simulacra;

/// <summary>Jung's eight functions, as Human Simulacra uses them: four perceive, four judge; e is outward, i inward.</summary>
public enum CognitiveFunction
{
    /// <summary>Extraverted intuition.</summary>
    Ne,

    /// <summary>Introverted intuition.</summary>
    Ni,

    /// <summary>Extraverted sensing.</summary>
    Se,

    /// <summary>Introverted sensing.</summary>
    Si,

    /// <summary>Extraverted thinking.</summary>
    Te,

    /// <summary>Introverted thinking.</summary>
    Ti,

    /// <summary>Extraverted feeling.</summary>
    Fe,

    /// <summary>Introverted feeling.</summary>
    Fi,
}
