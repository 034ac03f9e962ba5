using System.Globalization;

namespace PersonaNotebooks.Simulacra;

/// <summary>Draws candidates for characters by the rules of Xie et al. 2025 (section "Character construction"), from pools of our own.</summary>
/// <param name="pools">What to draw from.</param>
/// <param name="referenceDay">The day on which age and birth date agree.</param>
public sealed class AttributeSampler(AttributePools pools, DateOnly referenceDay)
{
    /// <summary>The youngest age that is drawn.</summary>
    public const int YoungestAge = 20;

    /// <summary>The oldest age that is drawn.</summary>
    public const int OldestAge = 55;

    /// <summary>Draws candidates; the n-th does not depend on how many are drawn.</summary>
    /// <param name="count">How many; the paper draws 100.</param>
    /// <param name="seed">Where chance comes from.</param>
    public IReadOnlyList<Attributes> Sample(int count, Seed seed) =>
        [.. Enumerable.Range(1, count).Select(i => Draw(i, seed.For("attributes", i).Stream()))];

    /// <summary>Draws everything that is not given: for a known name, or for a person of a census sample.</summary>
    /// <param name="seed">Where chance comes from.</param>
    /// <param name="name">The name; drawn when null.</param>
    /// <param name="gender">The gender; drawn when null.</param>
    /// <param name="leastAge">The youngest age.</param>
    /// <param name="mostAge">The oldest age.</param>
    /// <param name="id">The running number.</param>
    /// <exception cref="InputException">The gender is unknown or the ages are not ages.</exception>
    public Attributes Complete(
        Seed seed,
        string? name = null,
        string? gender = null,
        int leastAge = YoungestAge,
        int mostAge = OldestAge,
        int id = 1
    )
    {
        if (gender is not null && !AttributePools.Genders.Contains(gender))
        {
            throw new InputException(
                $"'{gender}' is not one of the genders {string.Join(", ", AttributePools.Genders)}."
            );
        }
        if (leastAge < 0 || mostAge < leastAge || mostAge > 120)
        {
            throw new InputException($"Ages from {leastAge} to {mostAge} are not ages of people; give 0 to 120.");
        }
        return Draw(id, seed.For("attributes", id).Stream(), name, gender, leastAge, mostAge);
    }

    private Attributes Draw(
        int id,
        RandomStream stream,
        string? name = null,
        string? gender = null,
        int leastAge = YoungestAge,
        int mostAge = OldestAge
    )
    {
        var drawnGender = stream.One(AttributePools.Genders);
        gender ??= drawnGender;
        var age = leastAge + stream.Next(mostAge - leastAge + 1);
        var drawnName = $"{stream.One(pools.FirstNames[gender])} {stream.One(pools.LastNames)}";
        // Born after the day that makes them a year older, and not after the day that makes them this old.
        var (first, last) = (referenceDay.AddYears(-age - 1).AddDays(1), referenceDay.AddYears(-age));
        var birth = first.AddDays(stream.Next(last.DayNumber - first.DayNumber + 1));
        return new()
        {
            Id = id.ToString("D3", CultureInfo.InvariantCulture),
            Name = name ?? drawnName,
            Gender = gender,
            Age = Attributes.AgeOn(birth, referenceDay),
            BirthDate = birth,
            ReferenceDay = referenceDay,
            Occupation = stream.One(pools.Occupations),
            Hobbies = stream.Some(pools.Hobbies, 3),
            Family = stream.One(pools.Families),
            Education = stream.One(pools.Education),
            ShortTermGoals = stream.Some(pools.ShortTermGoals, 3),
            LongTermGoal = stream.One(pools.LongTermGoals),
        };
    }
}
