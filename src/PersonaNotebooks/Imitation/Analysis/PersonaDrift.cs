using PersonaNotebooks.Imitation.Personas;
using PersonaNotebooks.Imitation.Records;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>How a persona's words changed in a round in which it was replaced.</summary>
/// <param name="User">The user.</param>
/// <param name="Round">The round.</param>
/// <param name="Came">Words that the persona before did not have, in the new one's order.</param>
/// <param name="Went">Words that it lost.</param>
/// <param name="Overlap">Jaccard index of the two sets of words, 0 to 1.</param>
public sealed record PersonaDrift(
    string User,
    int Round,
    IReadOnlyList<string> Came,
    IReadOnlyList<string> Went,
    double Overlap
)
{
    /// <summary>The changes of all users, by user and round.</summary>
    public static IReadOnlyList<PersonaDrift> Of(RunTable table) =>
        [
            .. table.Users.SelectMany(user =>
                table
                    .Rounds.Where(r => r.User == user)
                    .OrderBy(r => r.Round)
                    .Zip(table.Rounds.Where(r => r.User == user).OrderBy(r => r.Round).Skip(1))
                    .Where(pair => pair.First.Best != pair.Second.Best)
                    .Select(pair =>
                        Between(
                            user,
                            pair.Second.Round,
                            table.PersonaText(user, pair.First.Best),
                            table.PersonaText(user, pair.Second.Best)
                        )
                    )
            ),
        ];

    private static PersonaDrift Between(string user, int round, string before, string after)
    {
        string[] one = [.. KeyWords.In(before).Distinct(StringComparer.Ordinal)];
        string[] other = [.. KeyWords.In(after).Distinct(StringComparer.Ordinal)];
        var union = one.Union(other).Count();
        return new(
            user,
            round,
            [.. other.Except(one)],
            [.. one.Except(other)],
            union == 0 ? 1 : one.Intersect(other).Count() / (double)union
        );
    }
}
