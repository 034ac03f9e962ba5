namespace PersonaNotebooks.Host.Scripting.Help;

/// <summary>How the word at the cursor may go on.</summary>
/// <param name="Start">Where the word begins, in UTF-16 units from the cell's start; it ends at the cursor.</param>
/// <param name="Items">The ways, those that agree in upper and lower case first, then by name.</param>
public sealed record CompletionList(int Start, IReadOnlyList<Completion> Items);
