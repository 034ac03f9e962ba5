namespace PersonaNotebooks.Statistics;

/// <summary>Answers arranged as a full crossing of factors with equally many draws in every cell.</summary>
internal sealed class BalancedDesign
{
    private readonly double[] centred;
    private readonly int[][] places;

    private BalancedDesign(double[] centred, double mean, string[] names, int[] sizes, int[][] places, int draws)
    {
        (this.centred, this.places) = (centred, places);
        (Mean, Names, Sizes, Draws) = (mean, names, sizes, draws);
    }

    public string[] Names { get; }

    public int[] Sizes { get; }

    public int Draws { get; }

    public int Count => centred.Length;

    public double Mean { get; }

    public double Total => centred.Sum(x => x * x);

    public static BalancedDesign Of(ReadOnlySpan<double> values, IReadOnlyList<SampledLevel> levels)
    {
        List<(SampledLevel Level, int[] Members)> factors = [];
        foreach (var level in levels)
        {
            if (level.Ids.Count != values.Length)
            {
                throw new InputException(
                    $"The level '{level.Name}' has {level.Ids.Count} ids for {values.Length} observations."
                );
            }
            factors.Add((level, [.. level.Ids.Distinct().Order()]));
        }
        factors.RemoveAll(factor => factor.Members.Length < 2);
        if (factors.Count is 0 or > 6)
        {
            throw new InputException(
                $"Variance components need one to six factors with two members or more, not {factors.Count}."
            );
        }
        int[][] places =
        [
            .. factors.Select(f => f.Level.Ids.Select(id => Array.BinarySearch(f.Members, id)).ToArray()),
        ];
        int[] sizes = [.. factors.Select(f => f.Members.Length)];
        var mean = Sample.Mean(values);
        double[] centred = [.. values.ToArray().Select(x => x - mean)];
        var draws = DrawsPerCell(places, sizes, values.Length, factors);
        return new(centred, mean, [.. factors.Select(f => f.Level.Name)], sizes, places, draws);
    }

    /// <summary>Variation of the means over the factors of a set, every mean counted once per observation under it.</summary>
    public double SumOfSquares(int set)
    {
        var cells = new Dictionary<long, double>();
        for (var i = 0; i < Count; i++)
        {
            var cell = Cell(places, Sizes, i, set);
            cells[cell] = cells.GetValueOrDefault(cell) + centred[i];
        }
        return cells.Values.Sum(sum => sum * sum) * cells.Count / Count;
    }

    private static int DrawsPerCell(
        int[][] places,
        int[] sizes,
        int count,
        List<(SampledLevel Level, int[] Members)> factors
    )
    {
        var all = (1 << sizes.Length) - 1;
        var cells = Enumerable.Range(0, count).CountBy(i => Cell(places, sizes, i, all)).ToDictionary();
        var expected = count / (double)sizes.Aggregate(1L, (product, size) => product * size);
        for (var cell = 0L; cell < sizes.Aggregate(1L, (product, size) => product * size); cell++)
        {
            var found = cells.GetValueOrDefault(cell);
            if (found != Math.Max(1, Math.Round(expected)))
            {
                var rest = cell;
                List<string> names = [];
                for (var f = sizes.Length - 1; f >= 0; f--)
                {
                    names.Insert(0, $"{factors[f].Level.Name} {factors[f].Members[rest % sizes[f]]}");
                    rest /= sizes[f];
                }
                throw new InputException(
                    $"The cell {string.Join(", ", names)} has {found} answers; every cell needs equally many (about {Math.Max(1, Math.Round(expected))})."
                );
            }
        }
        return (int)Math.Round(expected);
    }

    private static long Cell(int[][] places, int[] sizes, int observation, int set)
    {
        var cell = 0L;
        for (var f = 0; f < sizes.Length; f++)
        {
            cell = (set >> f & 1) == 1 ? cell * sizes[f] + places[f][observation] : cell;
        }
        return cell;
    }
}
