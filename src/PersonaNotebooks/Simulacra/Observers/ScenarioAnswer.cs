namespace PersonaNotebooks.Simulacra;

/// <summary>What a character says it would feel and do in a situation.</summary>
/// <param name="Code">What judges see instead of names, such as <c>A07</c>.</param>
/// <param name="Character">Whose answer it is.</param>
/// <param name="Method">Method and ablation.</param>
/// <param name="Scenario">The situation.</param>
/// <param name="Text">The answer.</param>
public sealed record ScenarioAnswer(string Code, string Character, string Method, Scenario Scenario, string Text)
{
    /// <summary>The situation and what is asked, as judges and characters read it.</summary>
    public string Question => $"{Scenario.Situation}\n{Scenario.Question}";
}
