namespace PersonaNotebooks.Simulacra;

/// <summary>
/// Chooses which candidates become characters: those whose attributes go together, and then those that differ most from the ones already chosen. The criterion of
/// Xie et al. 2025 is not public; this one is ours, and a person may choose otherwise.
/// </summary>
public static class CandidateSelection
{
    // Professions that nobody enters without a degree.
    private static readonly HashSet<string> NeedDegree =
    [
        "actuary",
        "chemist",
        "marine biologist",
        "pharmacist",
        "notary",
    ];

    /// <summary>Why the attributes do not go together; null when they do.</summary>
    public static string? Clash(Attributes a) =>
        a.Education is "doctorate" or "professional degree" && a.Age < 26 ? $"a {a.Education} at {a.Age}"
        : a.Education is "master's degree" && a.Age < 23 ? $"a {a.Education} at {a.Age}"
        : NeedDegree.Contains(a.Occupation)
        && a.Education is "no formal schooling" or "elementary school" or "high school"
            ? $"{a.Occupation} with {a.Education}"
        : null;

    /// <summary>The chosen candidates, in the order of choice: the first that fits, then each time the one farthest from its nearest chosen one; equals by number.</summary>
    /// <param name="candidates">Who may be chosen.</param>
    /// <param name="count">How many.</param>
    /// <param name="beside">Those there are already, from whom the chosen should differ too; none when null.</param>
    /// <exception cref="InputException">Fewer fit than are asked for.</exception>
    public static IReadOnlyList<Attributes> Choose(
        IReadOnlyList<Attributes> candidates,
        int count,
        IEnumerable<Attributes>? beside = null
    )
    {
        var left = candidates.Where(c => Clash(c) is null).ToList();
        if (left.Count < count)
        {
            throw new InputException(
                $"Only {left.Count} of {candidates.Count} candidates fit together; ask for fewer than {count} or draw more."
            );
        }
        Attributes[] there = [.. beside ?? []];
        List<Attributes> chosen = [];
        while (chosen.Count < count)
        {
            var next = left.MaxBy(c => there.Concat(chosen).Select(o => Distance(c, o)).DefaultIfEmpty(0).Min())!;
            chosen.Add(next);
            left.Remove(next);
        }
        return chosen;
    }

    /// <summary>How far two candidates are apart: the number of attributes that differ, with age as a share of the range.</summary>
    public static double Distance(Attributes a, Attributes b) =>
        (a.Gender == b.Gender ? 0 : 1)
        + (a.Occupation == b.Occupation ? 0 : 1)
        + (a.Family == b.Family ? 0 : 1)
        + (a.Education == b.Education ? 0 : 1)
        + (a.LongTermGoal == b.LongTermGoal ? 0 : 1)
        + a.Hobbies.Except(b.Hobbies).Count() / 3.0
        + a.ShortTermGoals.Except(b.ShortTermGoals).Count() / 3.0
        + Math.Abs(a.Age - b.Age) / (double)(AttributeSampler.OldestAge - AttributeSampler.YoungestAge);
}
