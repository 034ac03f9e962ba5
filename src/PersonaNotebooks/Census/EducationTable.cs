namespace PersonaNotebooks.Census;

/// <summary>
/// Adults by state, age, sex, race/ethnicity and education: the joint table of age, sex and race raked to education by age and sex
/// (B15001, 2018). How education goes with race within age and sex comes from counts of 2014 to 2018 by four groups of race and five
/// degrees (of the whole country for DC and PR, which these counts lack). Nobody of 18 or 19 has a bachelor's or graduate degree.
/// </summary>
public static class EducationTable
{
    private static readonly string[] Degrees =
    [
        "no diploma",
        "no diploma",
        "high school",
        "some college",
        "some college",
        "bachelor's",
        "graduate",
    ];

    /// <summary>Makes the table for some states.</summary>
    /// <param name="acs">The published tables, which say for what states.</param>
    /// <exception cref="InputException">The margins of a state contradict one another.</exception>
    public static ContingencyTable Load2018(AcsTables acs)
    {
        var adults = AdultsTable.Load2018(acs.States);
        var joint = EducationCounts.Load();
        return new(
            [new("state", acs.States), AdultsTable.Age, AdultsTable.Sex, AdultsTable.Race, AdultFields.Education],
            [
                .. acs.States.SelectMany(s =>
                    Of(s, adults.Keep("state", [s]).Margin("age", "sex", "race"), acs.Of("education", s), joint)
                ),
            ]
        );
    }

    private static double[] Of(string state, ContingencyTable adults, ContingencyTable published, EducationCounts joint)
    {
        Dimension[] dimensions = [AdultsTable.Age, AdultsTable.Sex, AdultsTable.Race, AdultFields.Education];
        var ages = published.Dimensions[published.DimensionIndex("age")];
        var bands = AdultsTable.Age.Categories.ToDictionary(
            a => a,
            a => ages.Categories[AgeBand.Parse(a).PositionIn(ages.Categories)]
        );
        List<double> start = [];
        foreach (var age in AdultsTable.Age.Categories)
        {
            foreach (var sex in AdultsTable.Sex.Categories)
            {
                foreach (var race in AdultsTable.Race.Categories)
                {
                    for (var e = 0; e < Degrees.Length; e++)
                    {
                        // Half a person keeps a cell open that the smaller table happens to have empty.
                        start.Add(age == "18-19" && e >= 5 ? 0 : joint.Of(state, race, sex, age, Degrees[e]) + 0.5);
                    }
                }
            }
        }
        var people = adults.Margin("age", "sex").Recode("age", ages.Categories, a => bands[a]);
        var target = published.Margin("age", "sex", "education");
        var totals = target.Margin("age", "sex");
        double[] cells =
        [
            .. Enumerable
                .Range(0, target.Cells.Length)
                .Select(i => target.Categories(i))
                .Select(c => target[c] / totals[c[0], c[1]] * people[c[0], c[1]]),
        ];
        var result = Raking.Fit(
            new(dimensions, [.. start]),
            [new("age, sex and race", adults), new("education by age and sex", target.WithCells(cells), bands)],
            0.01,
            5000
        );
        return result.Converged
            ? result.Weights
            : throw new InputException($"The education margins of {state} contradict one another.");
    }
}
