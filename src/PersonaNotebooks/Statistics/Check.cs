namespace PersonaNotebooks.Statistics;

/// <summary>Refuses input that no statistic can be made from, with the place of what is wrong.</summary>
internal static class Check
{
    /// <summary>At least so many values, all finite.</summary>
    public static void Sample(ReadOnlySpan<double> values, int least, string what = "The sample")
    {
        if (values.Length < least)
        {
            throw new InputException($"{what} has {values.Length} values; give at least {least}.");
        }
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new InputException($"{what} holds {values[i]} at place {i + 1}; give finite numbers.");
            }
        }
    }

    /// <summary>Two lists of equal length, at least so long, all finite.</summary>
    public static void Pairs(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int least)
    {
        SameLength(x.Length, y.Length);
        Sample(x, least, "The first list");
        Sample(y, least, "The second list");
    }

    public static void SameLength(int first, int second)
    {
        if (first != second)
        {
            throw new InputException($"The two lists have {first} and {second} values; pairs need equal lengths.");
        }
    }

    /// <summary>A coverage or share strictly between 0 and 1.</summary>
    public static void Level(double level)
    {
        if (!(level > 0 && level < 1))
        {
            throw new InputException($"The level must lie between 0 and 1, not at {level}.");
        }
    }

    /// <summary>A table with rows of equal length, all finite.</summary>
    public static void Table(IReadOnlyList<IReadOnlyList<double>> rows, int leastRows, int leastColumns, string row)
    {
        if (rows.Count < leastRows || rows[0].Count < leastColumns)
        {
            throw new InputException(
                $"The table has {rows.Count} rows of {(rows.Count == 0 ? 0 : rows[0].Count)}; give at least {leastRows} rows of {leastColumns}."
            );
        }
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Count != rows[0].Count)
            {
                throw new InputException($"{row} {i + 1} has {rows[i].Count} values, but {row} 1 has {rows[0].Count}.");
            }
            for (var j = 0; j < rows[i].Count; j++)
            {
                if (!double.IsFinite(rows[i][j]))
                {
                    throw new InputException($"{row} {i + 1}, value {j + 1} is {rows[i][j]}; give finite numbers.");
                }
            }
        }
    }
}
