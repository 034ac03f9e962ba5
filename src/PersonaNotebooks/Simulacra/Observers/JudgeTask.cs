namespace PersonaNotebooks.Simulacra;

/// <summary>One thing for one judge to do: a row of a form.</summary>
/// <param name="Step">Which of the four steps.</param>
/// <param name="Judge">1 to 4.</param>
/// <param name="Code">What names the row; it says neither character, method nor model.</param>
/// <param name="Question">The situation and what was asked; empty where it is not shown.</param>
/// <param name="Text">What is judged: an answer, or a description; empty in step 3.</param>
/// <param name="Other">What it is compared with: a life story in steps 2 and 3, the judge's answer in step 4; else empty.</param>
public sealed record JudgeTask(JudgeStep Step, int Judge, string Code, string Question, string Text, string Other)
{
    /// <summary>Whether the reply is a whole number from 0 to 100.</summary>
    public bool Rates => Step is JudgeStep.Match or JudgeStep.Compare;
}
