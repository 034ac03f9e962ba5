namespace PersonaNotebooks.Models.Corpora;

/// <summary>A person of the town forum, who does not exist.</summary>
/// <param name="Name">The name they write under.</param>
/// <param name="About">Who they are, in a sentence or two.</param>
/// <param name="Stances">The planted opinions: topic to <c>for</c> or <c>against</c>.</param>
public sealed record ForumPerson(string Name, string About, IReadOnlyDictionary<string, string> Stances);
