namespace PersonaNotebooks.Census;

/// <summary>
/// The employed of a state by sex, own earnings and class of worker (B24080, 2018). The published table crosses the class with sex only; that an
/// unpaid family worker cannot have sizeable earnings ties it to them, and with the earnings' margin held the published classes stay.
/// </summary>
internal static class WorkerClassTable
{
    /// <summary>Who works in a family's business or on its farm for no pay.</summary>
    public const string Unpaid = "unpaid family worker";

    /// <summary>Makes the table of one state.</summary>
    /// <param name="published">Table B24080 of the state.</param>
    /// <param name="earnings">The state's <see cref="EarningsTable"/>.</param>
    /// <exception cref="InputException">The margins contradict one another.</exception>
    public static ContingencyTable Of(ContingencyTable published, ContingencyTable earnings)
    {
        var classes = published.Dimensions[^1];
        var brackets = earnings.Dimensions[^1];
        var earned = earnings.Margin("sex", brackets.Name);
        double[] target =
        [
            .. from sex in AdultsTable.Sex.Categories
            let total = classes.Categories.Sum(c => published[sex, c])
            from c in classes.Categories
            select earned.Margin("sex")[sex] * published[sex, c] / total,
        ];
        double[] start =
        [
            .. from sex in AdultsTable.Sex.Categories
            from bracket in brackets.Categories
            from c in classes.Categories
            select c == Unpaid && Contradicts(bracket) ? 0.0 : 1.0,
        ];
        Dimension[] dimensions = [AdultsTable.Sex, brackets, classes];
        var result = Raking.Fit(
            new(dimensions, start),
            [new("earnings by sex", earned), new("class of worker by sex", new([AdultsTable.Sex, classes], target))],
            0.01,
            5000
        );
        return result.Converged
            ? new(dimensions, result.Weights)
            : throw new InputException(
                $"The margins of class of worker contradict one another by {result.MaxDeviation:0} people."
            );
    }

    private static bool Contradicts(string bracket)
    {
        PersonFacts unpaid = new(Youngest: 18, Oldest: 120) { Unpaid = true, Earnings = EarningsTable.From(bracket) };
        return Contradiction.All.Any(rule => rule.Holds(unpaid));
    }
}
