using System.Globalization;

namespace PersonaNotebooks.Census;

/// <summary>
/// The employed of a state by sex, means of the household and own earnings (B20001, 2018: people of 16 and over with earnings in the past 12
/// months). The published table crosses earnings with sex only; arithmetic rules out what passes the household's income or the poverty level.
/// </summary>
internal static class EarningsTable
{
    private const string Free = "no bound";
    private const string Poor = "other member below poverty level";

    /// <summary>What bounds a person's earnings: the household's income of a householder, poverty of another member, else nothing.</summary>
    public static string Means(string? income, string? poverty) =>
        income ?? (poverty == "below poverty level" ? Poor : Free);

    /// <summary>Whether earnings and means fit: nobody earns more than the household has, and no poor person 65,000 dollars or more, which lifts any family out of poverty (brackets start at 55,000 and 65,000).</summary>
    public static bool Possible(string means, string earnings) =>
        means switch
        {
            Free => true,
            Poor => From(earnings) < 65_000,
            _ => From(earnings) < To(means),
        };

    /// <summary>Makes the table of one state.</summary>
    /// <param name="published">Table B20001 of the state.</param>
    /// <param name="work">Adults by age, sex and employment status.</param>
    /// <param name="household">The state's <see cref="HouseholdTable"/>.</param>
    /// <param name="income">The state's <see cref="IncomeTable"/>.</param>
    /// <exception cref="InputException">The margins contradict one another.</exception>
    public static ContingencyTable Of(
        ContingencyTable published,
        ContingencyTable work,
        ContingencyTable household,
        ContingencyTable income
    )
    {
        var earnings = published.Dimensions[^1];
        Dimension means = new("means", [Free, Poor, .. income.Dimensions[^1].Categories.SkipLast(1)]);
        ContingencyTable employed = new([AdultsTable.Sex, means], Employed(means, work, household, income));
        double[] target =
        [
            .. from sex in AdultsTable.Sex.Categories
            let total = earnings.Categories.Sum(e => published[sex, e])
            from bracket in earnings.Categories
            select employed.Margin("sex")[sex] * published[sex, bracket] / total,
        ];
        double[] start =
        [
            .. from sex in AdultsTable.Sex.Categories
            from bound in means.Categories
            from bracket in earnings.Categories
            select Possible(bound, bracket) ? 1.0 : 0.0,
        ];
        var result = Raking.Fit(
            new([AdultsTable.Sex, means, earnings], start),
            [new("the employed", employed), new("earnings by sex", new([AdultsTable.Sex, earnings], target))],
            0.01,
            5000
        );
        return result.Converged
            ? new([AdultsTable.Sex, means, earnings], result.Weights)
            : throw new InputException(
                $"The margins of earnings contradict one another by {result.MaxDeviation:0} people."
            );
    }

    private static double[] Employed(
        Dimension means,
        ContingencyTable work,
        ContingencyTable household,
        ContingencyTable income
    )
    {
        var cells = new double[2 * means.Categories.Count];
        var places = household.Margin("age", "sex", "role");
        var all = places.Margin("age", "sex");
        var byPlace = income.Margin("age", "sex", "place");
        for (var i = 0; i < places.Cells.Length; i++)
        {
            var c = places.Categories(i);
            var sex = AdultsTable.Sex.IndexOf(c[1]);
            var role = HouseholdRole.All[places.Coordinate(i, 2)];
            var count = places.Cells[i] * work[c[0], c[1], "employed"] / all[c[0], c[1]];
            if (role.Relationship == "group quarters" || count == 0)
            {
                cells[sex * means.Categories.Count] += count;
                continue;
            }
            var age = IncomeTable.Age.Categories[AgeBand.Parse(c[0]).PositionIn(IncomeTable.Age.Categories)];
            var place = IncomeTable.PlaceOf(role);
            foreach (var poverty in AdultFields.Poverty.Categories)
            {
                foreach (var bracket in income.Dimensions[^1].Categories)
                {
                    var own = bracket == IncomeTable.NotHouseholder ? null : bracket;
                    cells[sex * means.Categories.Count + means.IndexOf(Means(own, poverty))] +=
                        count * income[age, c[1], place, poverty, bracket] / byPlace[age, c[1], place];
                }
            }
        }
        return cells;
    }

    /// <summary>The least of a bracket, in dollars.</summary>
    public static int From(string bracket) =>
        bracket.StartsWith("under") ? 0 : Dollars(bracket[..bracket.IndexOf(' ')]);

    private static int To(string bracket) =>
        bracket.EndsWith("or more") ? int.MaxValue : Dollars(bracket[(bracket.LastIndexOf(' ') + 1)..]);

    private static int Dollars(string text) => int.Parse(text.TrimStart('$'), CultureInfo.InvariantCulture);
}
