namespace PersonaNotebooks.Census;

/// <summary>The distribution of one field given others: a table whose last dimensions are drawn and whose first ones are known.</summary>
internal sealed class Conditional
{
    private readonly AliasTable?[] rows;

    /// <summary>Prepares a table.</summary>
    /// <param name="table">Counts.</param>
    /// <param name="given">How many of the first dimensions are known.</param>
    public Conditional(ContingencyTable table, int given)
    {
        Table = table;
        var keys = table.Dimensions.Take(given).Aggregate(1, (n, d) => n * d.Categories.Count);
        var per = table.Cells.Length / keys;
        rows = new AliasTable?[keys];
        for (var key = 0; key < keys; key++)
        {
            var weights = table.Cells.Slice(key * per, per);
            rows[key] = weights.IndexOfAnyExcept(0.0) < 0 ? null : new(weights);
        }
    }

    /// <summary>The counts.</summary>
    public ContingencyTable Table { get; }

    /// <summary>Draws the position of a cell within the row of a key.</summary>
    /// <exception cref="InputException">The tables have nobody of this kind.</exception>
    public int Draw(int key, RandomStream stream) =>
        rows[key] is { } row
            ? row.Draw(stream)
            : throw new InputException(
                $"The tables have nobody to draw {Table.Dimensions[^1].Name} from at {string.Join(", ", Table.Categories(key * (Table.Cells.Length / rows.Length)))}."
            );
}
