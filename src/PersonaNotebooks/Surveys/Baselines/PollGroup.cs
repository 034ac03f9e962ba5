using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Surveys.Baselines;

/// <summary>A group of the exit poll and who of the census tables belongs to it.</summary>
/// <param name="Poll">The poll's line.</param>
internal sealed record PollGroup(ExitPoll Poll)
{
    /// <summary>The groups that the poststratified vote uses: gender, race, age and education.</summary>
    /// <exception cref="InputException">One is missing.</exception>
    public static IReadOnlyList<PollGroup> Of(IReadOnlyList<ExitPoll> poll)
    {
        string[] categories = ["gender", "race", "age", "education"];
        return categories.FirstOrDefault(c => poll.All(p => p.Category != c)) is { } missing
            ? throw new InputException($"The exit poll has no shares by {missing}.")
            : [.. categories.SelectMany(c => poll.Where(p => p.Category == c)).Select(p => new PollGroup(p))];
    }

    /// <summary>How much of such people belongs to the group: 0, 1, or 0.5 for an age band that the group's cuts in two.</summary>
    public double Membership(string age, string sex, string race, string education) =>
        Poll.Category switch
        {
            "gender" => Poll.Group == (sex == "female" ? "Women" : "Men") ? 1 : 0,
            "race" => Poll.Group.StartsWith(race == "hispanic" ? "Latino" : race, StringComparison.OrdinalIgnoreCase)
                ? 1
                : 0,
            "education" => (Poll.Group == "College graduate") == (education is "bachelor's degree" or "graduate degree")
                ? 1
                : 0,
            _ => Share(PersonaNotebooks.Census.AgeBand.Parse(age), PersonaNotebooks.Census.AgeBand.Parse(Poll.Group)),
        };

    private static double Share(PersonaNotebooks.Census.AgeBand age, PersonaNotebooks.Census.AgeBand band)
    {
        var last = Math.Min(age.To, Math.Max(age.From, 89));
        var years = Math.Min(last, band.To) - Math.Max(age.From, band.From) + 1;
        return Math.Max(0, years) / (double)(last - age.From + 1);
    }
}
