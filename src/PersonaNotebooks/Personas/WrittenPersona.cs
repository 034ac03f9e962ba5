namespace PersonaNotebooks.Personas;

/// <summary>What came of writing one persona.</summary>
/// <param name="Person">The person's meta persona.</param>
/// <param name="Tier">The tier that was asked for.</param>
/// <param name="Persona">The persona; null when no reply could be used. A persona that breaks its table's rules after all repairs is not used.</param>
/// <param name="FirstFaults">What was wrong with the first reply.</param>
/// <param name="LastFaults">What was still wrong with the last one.</param>
/// <param name="Replies">Every reply as it came; the first one first.</param>
/// <param name="Failure">Why the model gave no reply; null when it did.</param>
public sealed record WrittenPersona(
    Persona Person,
    string Tier,
    Persona? Persona,
    IReadOnlyList<TableFault> FirstFaults,
    IReadOnlyList<TableFault> LastFaults,
    IReadOnlyList<string> Replies,
    string? Failure = null
)
{
    /// <summary>How many replies were sent back.</summary>
    public int Repairs => Math.Max(0, Replies.Count - 1);

    /// <summary>How many of the replies were cut off by the limit of tokens.</summary>
    public int CutOff { get; init; }
}
