namespace PersonaNotebooks.Models.Corpora;

/// <summary>A planted group of review writers.</summary>
/// <param name="Name">For example <c>student</c>.</param>
/// <param name="Weight">Its share of the reviews; the eight sum to one.</param>
/// <param name="About">The group as a persona in the second person.</param>
public sealed record ReviewGroup(string Name, double Weight, string About);
