namespace PersonaNotebooks.Simulacra;

/// <summary>How a model is made to speak as a character (Xie et al. 2025).</summary>
public enum Method
{
    /// <summary>No persona at all: the baseline.</summary>
    None,

    /// <summary>Profile, traits and biography in a persona message.</summary>
    Prompt,

    /// <summary>The persona message and the passages of the life story nearest to the question.</summary>
    Rag,

    /// <summary>The Multi-Agent Cognitive Mechanism: the persona message, a retrieved memory, thoughts and feelings of the moment.</summary>
    Macm,
}
