using System.Text.Json;
using PersonaNotebooks.Figures;

namespace PersonaNotebooks.Imitation.Posts;

/// <summary>Users ready to be imitated, and what was left out on the way.</summary>
/// <param name="Users">The users, by id.</param>
/// <param name="Counts">How many posts each filter left.</param>
/// <param name="LeftOut">Users and posts that could not be used.</param>
public sealed record UserSet(
    IReadOnlyList<ImitatedUser> Users,
    IReadOnlyList<FilterCount> Counts,
    IReadOnlyList<LeftOut> LeftOut
)
{
    /// <summary>SHA-256 of every user, item, text and mask: two sets with the same hash ask for the same imitations.</summary>
    public string Hash =>
        Passport.Hash(
            string.Join(
                '\n',
                Users.SelectMany(u =>
                    u.History.Select(p => (p.Id, p.Text, p.ParentText))
                        .Concat(
                            u.Development.Concat(u.Test)
                                .Select(s => (s.Id, s.Original, s.Masked?.Template ?? s.Message))
                        )
                        .Select(i => JsonSerializer.Serialize(new[] { u.Id, i.Item1, i.Item2, i.Item3 }))
                )
            )
        );
}
