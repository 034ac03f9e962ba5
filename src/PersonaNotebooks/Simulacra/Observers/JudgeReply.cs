namespace PersonaNotebooks.Simulacra;

/// <summary>What a judge wrote.</summary>
/// <param name="Task">The row.</param>
/// <param name="Text">A description, an answer or a number from 0 to 100.</param>
public sealed record JudgeReply(JudgeTask Task, string Text)
{
    /// <summary>The rating of a step that rates.</summary>
    public double Rating => double.Parse(Text, System.Globalization.CultureInfo.InvariantCulture);
}
