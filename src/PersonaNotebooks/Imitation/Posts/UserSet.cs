namespace PersonaNotebooks.Imitation.Posts;

/// <summary>Users ready to be imitated, and what was left out on the way.</summary>
/// <param name="Users">The users, by id.</param>
/// <param name="Counts">How many posts each filter left.</param>
/// <param name="LeftOut">Users and posts that could not be used.</param>
public sealed record UserSet(
    IReadOnlyList<ImitatedUser> Users,
    IReadOnlyList<FilterCount> Counts,
    IReadOnlyList<LeftOut> LeftOut
);
