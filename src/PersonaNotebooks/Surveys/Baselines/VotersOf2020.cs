using PersonaNotebooks.Census;
using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Surveys.Baselines;

/// <summary>
/// Who voted in 2020, as margins for an <see cref="Electorate"/>: votes for the two parties by state, and the national exit poll's shares of
/// voters by sex, race, age and education (whole percent, so good to half a point).
/// </summary>
public static class VotersOf2020
{
    private static readonly Dictionary<string, string> Ages = new()
    {
        ["18-19"] = "18-24",
        ["20-24"] = "18-24",
        ["25-29"] = "25-29",
        ["30-34"] = "30-64",
        ["35-44"] = "30-64",
        ["45-54"] = "30-64",
        ["55-64"] = "30-64",
        ["65-74"] = "65+",
        ["75-84"] = "65+",
        ["85+"] = "65+",
    };

    /// <summary>The whole country's adults, citizens and voters of 2020.</summary>
    public static Electorate Electorate()
    {
        var states = States.Parse("all");
        return new(EducationTable.Load2018(new AcsTables(states)), Margins(states));
    }

    /// <summary>The margins.</summary>
    /// <param name="states">The states of the table to be raked: all 50 and DC, in any order.</param>
    /// <exception cref="InputException">A state is missing: the shares of voters by group are of the whole country.</exception>
    public static IReadOnlyList<Margin> Margins(IReadOnlyList<string> states)
    {
        if (!states.Order(StringComparer.Ordinal).SequenceEqual(States.Parse("all").Order(StringComparer.Ordinal)))
        {
            throw new InputException(
                $"The exit poll's shares are of the whole country, so the voters of 2020 need all 50 states and DC, not {states.Count} states."
            );
        }
        var results = ElectionResults.Load(2020);
        var poll = ExitPoll.Load(2020);
        double[] votes = [.. states.Select(s => results[s].Democrat + results[s].Republican)];
        var total = votes.Sum();
        Margin Of(
            string name,
            string category,
            (string Ours, string[] Theirs)[] groups,
            Dictionary<string, string> merge
        )
        {
            double[] shares =
            [
                .. groups.Select(g =>
                    g.Theirs.Sum(t => poll.First(p => p.Category == category && p.Group == t).ShareOfVoters!.Value)
                ),
            ];
            Dimension dimension = new(name, [.. groups.Select(g => g.Ours)]);
            return new($"voters by {name}", new([dimension], [.. shares.Select(s => s / shares.Sum() * total)]), merge);
        }
        return
        [
            new("votes by state", new([new("state", states)], votes)),
            Of("sex", "gender", [("female", ["Women"]), ("male", ["Men"])], []),
            Of(
                "race",
                "race",
                [
                    ("white", ["White"]),
                    ("black", ["Black"]),
                    ("asian", ["Asian"]),
                    ("hispanic", ["Latino"]),
                    ("other", ["Other"]),
                ],
                []
            ),
            Of(
                "age",
                "age",
                [("18-24", ["18-24"]), ("25-29", ["25-29"]), ("30-64", ["30-39", "40-49", "50-64"]), ("65+", ["65+"])],
                Ages
            ),
            Of(
                "education",
                "education",
                [("college", ["College graduate"]), ("no college", ["No college degree"])],
                AdultFields.Education.Categories.ToDictionary(
                    e => e,
                    e => e is "bachelor's degree" or "graduate degree" ? "college" : "no college"
                )
            ),
        ];
    }
}
