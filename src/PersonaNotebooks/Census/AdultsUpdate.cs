namespace PersonaNotebooks.Census;

/// <summary>
/// Brings the 2018 joint table to 2023 by raking it to what is comparable across the two years. Race is not: the 2020 census
/// changed how answers are coded, which moved many people from "white" to "some other" and "two or more". So only age by sex and,
/// on an assumption, Hispanic origin are used; the odds ratios between race, age and sex stay those of 2018.
/// </summary>
public static class AdultsUpdate
{
    /// <summary>The path of the table of all ages by Hispanic origin and race, 2018 (B03002), from the collection's root.</summary>
    public const string AllAges2018 = "data/census/race-all-ages-2018.csv";

    /// <summary>Adults by state, age and sex in 2023: the same universe as the joint table, no assumption needed.</summary>
    public static Margin AgeBySex(ContingencyTable adults2018, Margins2023 margins) =>
        new("age by sex, adults (S0101)", margins.AdultsByAgeAndSex(StatesOf(adults2018)));

    /// <summary>
    /// Hispanic adults by state in 2023, estimated: the tables at hand give 2023 for all ages only, so the 2018 share of adults is
    /// moved by the change in log-odds of the all-ages share. DC and PR have no 2023 figure here and keep their 2018 share.
    /// </summary>
    public static Margin HispanicOrigin(ContingencyTable adults2018, Margins2023 margins)
    {
        var states = StatesOf(adults2018);
        var totals = margins.AdultsByAgeAndSex(states).Margin("state");
        var before = adults2018.Margin("state", "race");
        var allAges = AllAgesShares2018();
        List<double> cells = [];
        foreach (var state in states)
        {
            var adults = before.Keep("state", [state]);
            var share = adults[state, "hispanic"] / adults.Total;
            if (state is not ("DC" or "PR"))
            {
                var shift = LogOdds(margins.HispanicShareOfAllAges(state)) - LogOdds(allAges[state]);
                share = 1 / (1 + Math.Exp(-LogOdds(share) - shift));
            }
            cells.AddRange([totals[state] * (1 - share), totals[state] * share]);
        }
        return new(
            "Hispanic origin, adults (DP05 all ages, shifted)",
            new([new("state", states), new("race", ["not hispanic", "hispanic"])], [.. cells]),
            AdultsTable.Race.Categories.Where(r => r != "hispanic").ToDictionary(r => r, _ => "not hispanic")
        );
    }

    private static IReadOnlyList<string> StatesOf(ContingencyTable table) =>
        table.Dimensions[table.DimensionIndex("state")].Categories;

    private static double LogOdds(double share) => Math.Log(share / (1 - share));

    private static Dictionary<string, double> AllAgesShares2018() =>
        CsvRows
            .Read(Path.Combine(Home.Root, AllAges2018), "state", "hispanic", "race", "persons")
            .Select(row => (State: row["state"], Hispanic: row["hispanic"] == "yes", Persons: row.Count("persons")))
            .GroupBy(row => row.State)
            .ToDictionary(g => g.Key, g => g.Where(r => r.Hispanic).Sum(r => r.Persons) / g.Sum(r => r.Persons));
}
