namespace PersonaNotebooks.Mixtures;

/// <summary>One text to be written.</summary>
/// <param name="Context">What it is to be.</param>
/// <param name="Label">The class that the context asks for, if any.</param>
/// <param name="Persona">Who writes, by id; "none" for nobody.</param>
/// <param name="Exemplar">The example shown, by id; "none" without one.</param>
/// <param name="Prompt">The whole request.</param>
/// <param name="Temperature">The sampling temperature.</param>
public sealed record WritingTask(
    string Context,
    string? Label,
    string Persona,
    string Exemplar,
    string Prompt,
    double Temperature
);
