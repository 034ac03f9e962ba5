namespace PersonaNotebooks.Imitation.Posts;

/// <summary>A user or post that could not be used, and why.</summary>
/// <param name="What">The user, or the user and post.</param>
/// <param name="Why">In a few words.</param>
public sealed record LeftOut(string What, string Why);
