namespace PersonaNotebooks.Host.Scripting.Help;

/// <summary>One way to go on.</summary>
/// <param name="Name">The text that replaces the word.</param>
/// <param name="Kind">What it is: <c>method</c>, <c>property</c>, <c>class</c>, <c>keyword</c> and so on.</param>
/// <param name="Signature">Its declaration, with the number of further overloads; empty for a keyword.</param>
public sealed record Completion(string Name, string Kind, string Signature);
