namespace PersonaNotebooks.Census.Calibration;

/// <summary>
/// People as a sampler draws them that takes a field by itself, such as the extended sampler of Li, Chen, Namkoong and Peng (2025): schooling and marital
/// status keep their shares within a state, and know nothing of age, household or work. What calibration is for.
/// </summary>
public static class FieldShuffle
{
    /// <summary>The fields that are dealt out anew, by the names of <see cref="AdultColumn.All"/>.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["education", "marital"];

    /// <summary>Gives each of the two fields of people to other people of their state; everything else stays.</summary>
    /// <param name="people">People of any states.</param>
    /// <param name="seed">Deals the values out.</param>
    public static IReadOnlyList<Adult> Of(IReadOnlyList<Adult> people, Seed seed)
    {
        var dealt = people.ToArray();
        foreach (var state in Enumerable.Range(0, dealt.Length).GroupBy(i => people[i].Person.State))
        {
            int[] places = [.. state];
            int[] schooled = [.. places],
                married = [.. places];
            seed.For($"{state.Key}/education").Stream().Shuffle<int>(schooled);
            seed.For($"{state.Key}/marital").Stream().Shuffle<int>(married);
            for (var i = 0; i < places.Length; i++)
            {
                dealt[places[i]] = people[places[i]] with
                {
                    Education = people[schooled[i]].Education,
                    Marital = people[married[i]].Marital,
                };
            }
        }
        return dealt;
    }
}
