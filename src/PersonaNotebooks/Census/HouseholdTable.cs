namespace PersonaNotebooks.Census;

/// <summary>
/// Adults by state, age, sex, marital status and role in the household: the table of greatest entropy that has the margins published
/// for 2018 (marital status by age and sex, B12002; householders by age, B19037; household types and relationships, DP02), with
/// impossible cells held at zero. How roles go with age and sex beyond these margins is not published here.
/// </summary>
/// <remarks>
/// DP02 counts children and adults alike. All people in group quarters and all nonrelatives are taken for adults; what is left of the
/// adults is "child or other relative". Widowed and divorced people of 18 and 19 are counted at 20 to 24.
/// </remarks>
public static class HouseholdTable
{
    private static readonly Dictionary<string, string> HouseholderAges = new()
    {
        ["18-19"] = "18-24",
        ["20-24"] = "18-24",
        ["25-29"] = "25-44",
        ["30-34"] = "25-44",
        ["35-44"] = "25-44",
        ["45-54"] = "45-64",
        ["55-64"] = "45-64",
        ["65-74"] = "65+",
        ["75-84"] = "65+",
        ["85+"] = "65+",
    };

    /// <summary>Makes the table of one state.</summary>
    /// <param name="acs">The published tables.</param>
    /// <param name="state">A postal code.</param>
    /// <param name="adults">Adults of the state with the dimensions "age" and "sex".</param>
    /// <exception cref="InputException">The margins contradict one another.</exception>
    public static ContingencyTable Of(AcsTables acs, string state, ContingencyTable adults)
    {
        var marital = MaritalTable.Of(acs.Of("marital", state), adults);
        Dimension[] dimensions = [.. marital.Dimensions, HouseholdRole.Dimension];
        double[] start =
        [
            .. from age in AdultsTable.Age.Categories
            from sex in AdultsTable.Sex.Categories
            from status in AdultFields.Marital.Categories
            from role in HouseholdRole.All
            select marital[age, sex, status] > 0 && role.CanBe(age, sex, status) ? 1.0 : 0.0,
        ];
        var roles = Roles(acs, state, marital.Total);
        var result = Raking.Fit(
            new(dimensions, start),
            [
                new("marital status by age and sex", marital),
                new("roles", roles),
                Householders(acs.Of("household income", state), roles, marital),
            ],
            0.01,
            20_000
        );
        return result.Converged
            ? new(dimensions, result.Weights)
            : throw new InputException(
                $"The household margins of {state} contradict one another: they miss by {result.MaxDeviation:0} people after {result.Iterations} rounds."
            );
    }

    private static ContingencyTable Roles(AcsTables acs, string state, double adults)
    {
        var types = acs.Of("household type", state);
        var relations = acs.Of("relationship", state);
        var couples = types["married couple with own children"] + types["married couple without own children"];
        double Spouses(string kind) => relations["spouse"] * types[$"married couple {kind} own children"] / couples;
        double[] counts =
        [
            .. HouseholdRole.All.Where(r => r.IsHouseholder).Select(r => types[r.Name]),
            Spouses("with"),
            Spouses("without"),
            relations["unmarried partner"],
            0,
            relations["other nonrelative"],
            relations["group quarters"],
        ];
        counts[HouseholdRole.Dimension.IndexOf("child or other relative")] = adults - counts.Sum();
        return new([HouseholdRole.Dimension], counts);
    }

    private static Margin Householders(ContingencyTable income, ContingencyTable roles, ContingencyTable marital)
    {
        var byAge = income.Margin("age");
        string[] bands = ["18-24", "25-44", "45-64", "65+"];
        var people = marital.Margin("age").Recode("age", bands, age => HouseholderAges[age]);
        var scale = HouseholdRole.All.Where(r => r.IsHouseholder).Sum(r => roles[r.Name]) / byAge.Total;
        Dictionary<string, string> merge = new(HouseholderAges);
        foreach (var role in HouseholdRole.All)
        {
            merge[role.Name] = role.IsHouseholder ? "householder" : "other";
        }
        double[] cells = [.. bands.SelectMany(b => new[] { byAge[b] * scale, people[b] - byAge[b] * scale })];
        return new(
            "householders by age",
            new([new("age", bands), new("role", ["householder", "other"])], cells),
            merge
        );
    }
}
