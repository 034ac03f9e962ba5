namespace PersonaNotebooks.Simulacra;

/// <summary>A situation in which people who differ would act differently, as in a situational judgement test.</summary>
/// <param name="Situation">What happens, in the second person.</param>
/// <param name="Question">What is asked of the character.</param>
public sealed record Scenario(string Situation, string Question);
