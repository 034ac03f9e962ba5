namespace PersonaNotebooks.Census;

/// <summary>Distances between tables and the table that independence would give.</summary>
public static class TableComparison
{
    /// <summary>
    /// Total variation distance of two tables' shares, 0 (same) to 1 (disjoint): half the sum of absolute differences. It is the
    /// share of people who would have to change cell to turn one table into the other.
    /// </summary>
    /// <exception cref="InputException">The tables differ in shape, or one is empty.</exception>
    public static double TotalVariation(this ContingencyTable a, ContingencyTable b)
    {
        var (totalA, totalB) = (a.Total, b.Total);
        if (a.Cells.Length != b.Cells.Length || totalA <= 0 || totalB <= 0)
        {
            throw new InputException(
                $"Two tables of {a.Cells.Length} and {b.Cells.Length} cells with totals {totalA} and {totalB} cannot be compared; both need the same cells and a positive total."
            );
        }
        var sum = 0.0;
        for (var i = 0; i < a.Cells.Length; i++)
        {
            sum += Math.Abs(a.Cells[i] / totalA - b.Cells[i] / totalB);
        }
        return sum / 2;
    }

    /// <summary>
    /// The table that would hold if all dimensions but <paramref name="within"/> were independent of one another inside each of its
    /// categories: the product of the one-way margins, with the same total. What samplers that draw each field on its own assume.
    /// </summary>
    public static ContingencyTable ProductOfMargins(this ContingencyTable table, string within)
    {
        var fixedDimension = table.DimensionIndex(within);
        string[] others = [.. table.Dimensions.Select(d => d.Name).Where(n => n != within)];
        var group = table.Margin(within).Cells.ToArray();
        var groupIndex = table.MarginIndex(within);
        var margins = others
            .Select(n => (Index: table.MarginIndex(within, n), Sums: table.Margin(within, n).Cells.ToArray()))
            .ToArray();
        var cells = new double[table.Cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            var total = group[groupIndex[i]];
            cells[i] = total;
            foreach (var (index, sums) in margins)
            {
                cells[i] *= total > 0 ? sums[index[i]] / total : 0;
            }
        }
        return table.WithCells(cells);
    }

    /// <summary>For every category of <paramref name="group"/> (a state, say), the share of its people in some categories of another dimension.</summary>
    /// <returns>Shares between 0 and 1 by category of the group; NaN where the group is empty.</returns>
    public static IReadOnlyDictionary<string, double> ShareBy(
        this ContingencyTable table,
        string group,
        string dimension,
        params string[] categories
    )
    {
        var counts = table.Margin(group, dimension);
        var totals = table.Margin(group);
        return totals.Dimensions[0].Categories.ToDictionary(g => g, g => categories.Sum(c => counts[g, c]) / totals[g]);
    }
}
