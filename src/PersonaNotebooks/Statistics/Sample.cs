namespace PersonaNotebooks.Statistics;

/// <summary>Descriptions of one sample.</summary>
public static class Sample
{
    /// <summary>The arithmetic mean.</summary>
    /// <exception cref="InputException">No value, or one that is not finite.</exception>
    public static double Mean(ReadOnlySpan<double> values)
    {
        Check.Sample(values, 1);
        return Sum(values) / values.Length;
    }

    /// <summary>The variance with divisor n - 1, by two passes.</summary>
    /// <exception cref="InputException">Fewer than two values, or one that is not finite.</exception>
    public static double Variance(ReadOnlySpan<double> values)
    {
        Check.Sample(values, 2);
        var (mean, sum) = (Mean(values), 0.0);
        foreach (var x in values)
        {
            sum += (x - mean) * (x - mean);
        }
        return sum / (values.Length - 1);
    }

    /// <summary>The quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996, numpy's default).</summary>
    /// <exception cref="InputException">No value, one that is not finite, or a share outside 0 to 1.</exception>
    public static double Quantile(ReadOnlySpan<double> values, double share)
    {
        Check.Sample(values, 1);
        if (!(share >= 0 && share <= 1))
        {
            throw new InputException($"A quantile needs a share from 0 to 1, not {share}.");
        }
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, share);
    }

    /// <summary>The median.</summary>
    /// <exception cref="InputException">No value, or one that is not finite.</exception>
    public static double Median(ReadOnlySpan<double> values) => Quantile(values, 0.5);

    /// <summary>Ranks from 1; equal values share the mean of their ranks.</summary>
    public static double[] Ranks(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var order = Enumerable.Range(0, values.Length).ToArray();
        Array.Sort(sorted, order);
        var ranks = new double[values.Length];
        for (var first = 0; first < order.Length; )
        {
            var next = first;
            while (next < order.Length && sorted[next] == sorted[first])
            {
                next++;
            }
            for (var i = first; i < next; i++)
            {
                ranks[order[i]] = (first + 1 + next) / 2.0;
            }
            first = next;
        }
        return ranks;
    }

    internal static double OfSorted(ReadOnlySpan<double> sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)Math.Floor(at);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /// <summary>Sizes of groups of equal values, those of one value left out.</summary>
    internal static List<long> TieSizes(IEnumerable<double> values) =>
        [.. values.CountBy(x => x).Select(group => (long)group.Value).Where(size => size > 1)];

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var x in values)
        {
            sum += x;
        }
        return sum;
    }
}
