namespace PersonaNotebooks.Census;

/// <summary>
/// Adults of a state outside group quarters by age, sex, place in the household, poverty (B17001) and, for householders, income of the
/// household (B19037), 2018. The published tables do not cross poverty with income, but arithmetic does: see <see cref="Possible"/>.
/// </summary>
public static class IncomeTable
{
    /// <summary>Stands for the income of those who are not householders.</summary>
    public const string NotHouseholder = "not a householder";

    /// <summary>Bands of ages of table B17001.</summary>
    public static Dimension Age { get; } = new("age", ["18-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75+"]);

    /// <summary>Place in the household, as far as it matters for the poverty level.</summary>
    public static Dimension Place { get; } = new("place", ["other member", "lives alone", "other householder"]);

    /// <summary>
    /// Whether poverty and income fit. The poverty level of 2018 was 12,043 to 13,064 dollars for one person and rose with the family, to
    /// about 51,000 for nine: below 10,000 a householder is poor, living alone from 15,000 on not, with others from 60,000 on not.
    /// </summary>
    public static bool Possible(string place, string poverty, string income)
    {
        if ((income == NotHouseholder) != (place == "other member"))
        {
            return false;
        }
        if (income == NotHouseholder)
        {
            return true;
        }
        var dollars = income == "under $10000" ? 0 : int.Parse(income.AsSpan(1, income.IndexOf(' ') - 1));
        var poor = poverty == "below poverty level";
        return dollars == 0 ? poor : !poor || dollars < (place == "lives alone" ? 15_000 : 60_000);
    }

    /// <summary>The place that a role in the household is.</summary>
    internal static string PlaceOf(HouseholdRole role) =>
        Place.Categories[
            role.LivesAlone ? 1
            : role.IsHouseholder ? 2
            : 0
        ];

    /// <summary>Makes the table of one state.</summary>
    /// <param name="acs">The published tables.</param>
    /// <param name="state">A postal code.</param>
    /// <param name="household">The state's <see cref="HouseholdTable"/>.</param>
    /// <exception cref="InputException">The margins contradict one another.</exception>
    public static ContingencyTable Of(AcsTables acs, string state, ContingencyTable household)
    {
        var (poverty, published) = (acs.Of("poverty", state), acs.Of("household income", state));
        var people = household
            .Recode(
                "role",
                Place.Categories,
                r => r == "group quarters" ? null : PlaceOf(HouseholdRole.All[HouseholdRole.Dimension.IndexOf(r)])
            )
            .Recode("age", Age.Categories, a => Age.Categories[AgeBand.Parse(a).PositionIn(Age.Categories)])
            .Margin("age", "sex", "role");
        people = new([Age, AdultsTable.Sex, Place], people.Cells.ToArray());
        Dimension income = new("income", [.. published.Dimensions[1].Categories, NotHouseholder]);
        Dimension[] dimensions = [Age, AdultsTable.Sex, Place, AdultFields.Poverty, income];
        double[] start =
        [
            .. from age in Age.Categories
            from sex in AdultsTable.Sex.Categories
            from place in Place.Categories
            from poor in AdultFields.Poverty.Categories
            from bracket in income.Categories
            select Possible(place, poor, bracket) ? 1.0 : 0.0,
        ];
        double[] poverties =
        [
            .. from age in Age.Categories
            from sex in AdultsTable.Sex.Categories
            let total = AdultFields.Poverty.Categories.Sum(p => poverty[sex, age, p])
            from poor in AdultFields.Poverty.Categories
            select people.Margin("age", "sex")[age, sex] * poverty[sex, age, poor] / total,
        ];
        var result = Raking.Fit(
            new(dimensions, start),
            [
                new("places", people),
                new("poverty", new([Age, AdultsTable.Sex, AdultFields.Poverty], poverties)),
                Incomes(published, people, income),
            ],
            0.01,
            5000
        );
        return result.Converged
            ? new(dimensions, result.Weights)
            : throw new InputException(
                $"The margins of income and poverty of {state} contradict one another by {result.MaxDeviation:0} people."
            );
    }

    private static Margin Incomes(ContingencyTable published, ContingencyTable people, Dimension income)
    {
        var bands = published.Dimensions[0];
        var merge = Age.Categories.ToDictionary(
            a => a,
            a => bands.Categories[AgeBand.Parse(a).PositionIn(bands.Categories)]
        );
        var places = people.Recode("age", bands.Categories, a => merge[a]).Margin("age", "place");
        double[] cells =
        [
            .. from age in bands.Categories
            let total = published.Margin("age")[age]
            let householders = places[age, "lives alone"] + places[age, "other householder"]
            from bracket in income.Categories
            select bracket == NotHouseholder
                ? places[age, "other member"]
                : householders * published[age, bracket] / total,
        ];
        return new("household income by age", new([bands, income], cells), merge);
    }
}
