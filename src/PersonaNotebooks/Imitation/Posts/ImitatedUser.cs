namespace PersonaNotebooks.Imitation.Posts;

/// <summary>A user with three disjoint sets of items.</summary>
/// <param name="Id">The user's name in results: a pseudonym for real people.</param>
/// <param name="History">What the persona is written from.</param>
/// <param name="Development">What personas are tried on and reflections see.</param>
/// <param name="Test">What only the result is tried on; no reflection ever sees it.</param>
public sealed record ImitatedUser(
    string Id,
    IReadOnlyList<UserPost> History,
    IReadOnlyList<Stimulus> Development,
    IReadOnlyList<Stimulus> Test
);
