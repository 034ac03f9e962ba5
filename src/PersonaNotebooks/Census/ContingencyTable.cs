namespace PersonaNotebooks.Census;

/// <summary>
/// Counts (or weights) over the cross of several variables, for example state by age by sex by race. Cells lie in row-major
/// order: the last dimension runs fastest. Immutable by convention; every method returns a new table.
/// </summary>
public sealed class ContingencyTable
{
    private readonly double[] cells;
    private readonly int[] strides;

    /// <summary>Creates a table.</summary>
    /// <param name="dimensions">The variables; the last runs fastest.</param>
    /// <param name="cells">One finite, non-negative number per cell.</param>
    /// <exception cref="InputException">The number of cells is not the product of the categories, or a cell is negative or not finite.</exception>
    public ContingencyTable(IReadOnlyList<Dimension> dimensions, double[] cells)
    {
        strides = new int[dimensions.Count];
        var size = 1;
        for (var d = dimensions.Count - 1; d >= 0; d--)
        {
            strides[d] = size;
            size *= dimensions[d].Categories.Count;
        }
        if (cells.Length != size)
        {
            throw new InputException(
                $"A table of {Shape(dimensions)} needs {size} cells, but {cells.Length} were given."
            );
        }
        var bad = Array.FindIndex(cells, c => !double.IsFinite(c) || c < 0);
        Dimensions = dimensions;
        this.cells = cells;
        if (bad >= 0)
        {
            throw new InputException(
                $"The cell {string.Join(", ", Categories(bad))} holds {cells[bad]}; counts must be finite and not negative."
            );
        }
    }

    /// <summary>The variables, slowest first.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>All cells in row-major order.</summary>
    public ReadOnlySpan<double> Cells => cells;

    /// <summary>The sum of all cells.</summary>
    public double Total => cells.Sum();

    /// <summary>The cell of the given categories, one per dimension in order.</summary>
    /// <exception cref="InputException">A category is unknown or their number is not that of the dimensions.</exception>
    public double this[params string[] categories] =>
        categories.Length == Dimensions.Count
            ? cells[categories.Select((c, d) => Dimensions[d].IndexOf(c) * strides[d]).Sum()]
            : throw new InputException(
                $"A cell of {Shape(Dimensions)} needs {Dimensions.Count} categories, but {categories.Length} were given."
            );

    /// <summary>The dimension of that name.</summary>
    /// <exception cref="InputException">There is no such dimension.</exception>
    public int DimensionIndex(string name)
    {
        var index = Dimensions.Select(d => d.Name).ToList().IndexOf(name);
        return index >= 0
            ? index
            : throw new InputException($"The table has no dimension '{name}'; it has {Shape(Dimensions)}.");
    }

    /// <summary>The category's position in dimension <paramref name="dimension"/> of the cell at <paramref name="cell"/>.</summary>
    public int Coordinate(int cell, int dimension) =>
        cell / strides[dimension] % Dimensions[dimension].Categories.Count;

    /// <summary>The categories of one cell, in the order of the dimensions.</summary>
    public string[] Categories(int cell) => [.. Dimensions.Select((d, i) => d.Categories[Coordinate(cell, i)])];

    /// <summary>The same variables with other cells.</summary>
    public ContingencyTable WithCells(double[] other) => new(Dimensions, other);

    /// <summary>For every cell, the position of the cell of a margin over <paramref name="names"/> that it adds to.</summary>
    public int[] MarginIndex(params IReadOnlyList<string> names)
    {
        var kept = names.Select(DimensionIndex).ToArray();
        var index = new int[cells.Length];
        for (var i = 0; i < index.Length; i++)
        {
            foreach (var d in kept)
            {
                index[i] = index[i] * Dimensions[d].Categories.Count + Coordinate(i, d);
            }
        }
        return index;
    }

    /// <summary>Sums over all other dimensions. The result's dimensions stand in the order of <paramref name="names"/>.</summary>
    public ContingencyTable Margin(params IReadOnlyList<string> names)
    {
        var index = MarginIndex(names);
        Dimension[] kept = [.. names.Select(n => Dimensions[DimensionIndex(n)])];
        var sums = new double[kept.Aggregate(1, (n, d) => n * d.Categories.Count)];
        for (var i = 0; i < cells.Length; i++)
        {
            sums[index[i]] += cells[i];
        }
        return new(kept, sums);
    }

    /// <summary>Keeps only some categories of one dimension, in the order given.</summary>
    public ContingencyTable Keep(string name, IReadOnlyList<string> categories) =>
        Recode(name, categories, c => categories.Contains(c) ? c : null);

    /// <summary>Merges categories of one dimension; null drops the category's cells.</summary>
    /// <param name="name">The dimension.</param>
    /// <param name="categories">The new categories, in order.</param>
    /// <param name="map">From an old category to a new one.</param>
    public ContingencyTable Recode(string name, IReadOnlyList<string> categories, Func<string, string?> map)
    {
        var d = DimensionIndex(name);
        Dimension merged = new(name, categories);
        int[] target = [.. Dimensions[d].Categories.Select(c => map(c) is { } to ? merged.IndexOf(to) : -1)];
        Dimension[] dimensions = [.. Dimensions.Select((old, i) => i == d ? merged : old)];
        var sums = new double[cells.Length / Dimensions[d].Categories.Count * categories.Count];
        var outer = strides[d] * Dimensions[d].Categories.Count;
        for (var i = 0; i < cells.Length; i++)
        {
            var to = target[Coordinate(i, d)];
            if (to >= 0)
            {
                sums[i / outer * strides[d] * categories.Count + to * strides[d] + i % strides[d]] += cells[i];
            }
        }
        return new(dimensions, sums);
    }

    private static string Shape(IReadOnlyList<Dimension> dimensions) =>
        string.Join(" × ", dimensions.Select(d => $"{d.Name} ({d.Categories.Count})"));
}
