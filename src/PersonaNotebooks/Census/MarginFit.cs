namespace PersonaNotebooks.Census;

/// <summary>How well one margin is met.</summary>
/// <param name="Name">The margin's name.</param>
/// <param name="MaxDeviation">The largest absolute difference between a cell of the fitted margin and its target, in the target's unit.</param>
public sealed record MarginFit(string Name, double MaxDeviation);
