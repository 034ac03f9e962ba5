namespace PersonaNotebooks.Imitation.Posts;

/// <summary>How many posts a step left.</summary>
/// <param name="Step">The step's name; <c>read</c> before the first.</param>
/// <param name="Left">Posts left after it.</param>
public sealed record FilterCount(string Step, int Left);
