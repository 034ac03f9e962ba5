namespace PersonaNotebooks.Census;

/// <summary>
/// Civilian adults of a state by age, sex, employment status and health insurance, 2018: who has none by age and sex (B27001), and under
/// 65 private and public coverage by employment status (DP03, 19 to 64). 18 and 19 take the shares of 19 to 25, 25 to 34 those of 26 to 34.
/// </summary>
/// <remarks>The two tables differ a little in whom they count; the shares of DP03 are moved to the totals of B27001.</remarks>
public static class InsuranceTable
{
    private static readonly Dimension Status = new("work", ["employed", "unemployed", "not in labor force"]);
    private static readonly string[] Kinds = ["private only", "public only", "private and public", "none"];

    /// <summary>Makes the table of one state.</summary>
    /// <param name="acs">The published tables.</param>
    /// <param name="state">A postal code.</param>
    /// <param name="work">The state's adults by age, sex and employment status.</param>
    /// <exception cref="InputException">The margins contradict one another.</exception>
    public static ContingencyTable Of(AcsTables acs, string state, ContingencyTable work)
    {
        var civilians = work.Keep("work", Status.Categories);
        var coverage = acs.Of("coverage", state);
        var bands = coverage.Dimensions[coverage.DimensionIndex("age")].Categories;
        Dictionary<(string, string), double> none = [];
        foreach (var age in AdultsTable.Age.Categories)
        {
            var band = bands[AgeBand.Parse(age).PositionIn(bands)];
            foreach (var sex in AdultsTable.Sex.Categories)
            {
                none[(age, sex)] =
                    coverage[sex, band, "none"] / (coverage[sex, band, "none"] + coverage[sex, band, "covered"]);
            }
        }
        string[] young = [.. AdultsTable.Age.Categories.Where(a => AgeBand.Parse(a).From < 65)];
        var under65 = Under65(state, acs.Of("insurance", state), civilians.Keep("age", young), none);
        double[] cells =
        [
            .. from age in AdultsTable.Age.Categories
            from sex in AdultsTable.Sex.Categories
            from status in Status.Categories
            from kind in AdultFields.Insurance.Categories
            select young.Contains(age)
                ? Kinds.Contains(kind)
                    ? under65[age, sex, status, kind]
                    : 0
                : kind == "none"
                    ? civilians[age, sex, status] * none[(age, sex)]
                    : kind.StartsWith("covered")
                        ? civilians[age, sex, status] * (1 - none[(age, sex)])
                        : 0,
        ];
        return new([AdultsTable.Age, AdultsTable.Sex, Status, AdultFields.Insurance], cells);
    }

    private static ContingencyTable Under65(
        string state,
        ContingencyTable published,
        ContingencyTable civilians,
        Dictionary<(string, string), double> none
    )
    {
        var ages = civilians.Dimensions[0];
        Dimension kinds = new("insurance", Kinds);
        Dimension covered = new("insurance", ["covered", "none"]);
        Dictionary<string, string> merge = Kinds.Where(k => k != "none").ToDictionary(k => k, _ => "covered");
        var byAgeAndSex = civilians.Margin("age", "sex");
        ContingencyTable coverage = new(
            [ages, AdultsTable.Sex, covered],
            [
                .. from age in ages.Categories
                from sex in AdultsTable.Sex.Categories
                from has in covered.Categories
                let share = none[(age, sex)]
                select byAgeAndSex[age, sex] * (has == "none" ? share : 1 - share),
            ]
        );
        ContingencyTable start = new(
            [Status, kinds],
            [.. from status in Status.Categories from kind in Kinds select published[$"{status}: {kind}"]]
        );
        var byStatus = Fit(
            state,
            start,
            [new("status", civilians.Margin("work")), new("coverage", coverage.Margin("insurance"), merge)]
        );
        Dimension[] dimensions = [ages, AdultsTable.Sex, Status, kinds];
        double[] ones = new double[ages.Categories.Count * 2 * 3 * 4];
        Array.Fill(ones, 1);
        return Fit(
            state,
            new(dimensions, ones),
            [
                new("people", civilians),
                new("coverage by age and sex", coverage, merge),
                new("insurance by status", byStatus),
            ]
        );
    }

    private static ContingencyTable Fit(string state, ContingencyTable start, IReadOnlyList<Margin> margins)
    {
        var result = Raking.Fit(start, margins, 0.01, 5000);
        return result.Converged
            ? start.WithCells(result.Weights)
            : throw new InputException(
                $"The margins of health insurance of {state} contradict one another by {result.MaxDeviation:0} people."
            );
    }
}
