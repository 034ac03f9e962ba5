namespace PersonaNotebooks.Mixtures;

/// <summary>One anonymous text of a population and what it was written in answer to; who wrote it is not known.</summary>
/// <param name="Id">Names it in files; unique within a set.</param>
/// <param name="Context">What was asked for, as words that go after "write": <c>a negative review of a diner</c>. May be the same for all.</param>
/// <param name="Text">The text.</param>
/// <param name="Label">Its class, where there is one; used for the downstream classifier, never by the gates except through the context.</param>
public sealed record MixtureRecord(string Id, string Context, string Text, string? Label = null);
