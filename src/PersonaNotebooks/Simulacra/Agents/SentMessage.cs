namespace PersonaNotebooks.Simulacra;

/// <summary>One message as it was sent.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Text">Its whole text.</param>
public sealed record SentMessage(string Role, string Text);
