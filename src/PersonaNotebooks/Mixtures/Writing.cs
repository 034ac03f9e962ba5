namespace PersonaNotebooks.Mixtures;

/// <summary>What came of many tasks.</summary>
/// <param name="Texts">The texts, in the tasks' order.</param>
/// <param name="Empty">Tasks that were answered with nothing.</param>
/// <param name="Failures">Why calls failed, one sentence each.</param>
public sealed record Writing(IReadOnlyList<WrittenText> Texts, int Empty, IReadOnlyList<string> Failures);
