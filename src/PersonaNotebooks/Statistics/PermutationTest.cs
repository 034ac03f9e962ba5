using System.Globalization;

namespace PersonaNotebooks.Statistics;

/// <summary>
/// Permutation tests of a difference of means: exact over all rearrangements when there are few, else over random ones with the sample itself
/// counted in (Phipson and Smyth 2010), so that p is never 0. Two-sided p is twice the smaller one-sided p, at most 1, as in scipy;
/// counting rearrangements with a larger absolute difference (the option absolute) gives another value when the distribution is skewed.
/// </summary>
public static class PermutationTest
{
    /// <summary>Two independent samples; the statistic and effect are the mean of the first less the mean of the second.</summary>
    /// <param name="a">First sample.</param>
    /// <param name="b">Second sample.</param>
    /// <param name="seed">Draws rearrangements when there are more than <paramref name="draws"/>.</param>
    /// <param name="alternative">The direction of interest.</param>
    /// <param name="draws">All rearrangements are taken when there are at most so many, else so many random ones.</param>
    /// <param name="absolute">Two-sided p as the share of rearrangements with at least so large an absolute difference.</param>
    /// <exception cref="InputException">An empty sample, a value that is not finite, or no draw.</exception>
    public static TestResult TwoSample(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Seed seed,
        Alternative alternative = Alternative.TwoSided,
        int draws = 9999,
        bool absolute = false
    )
    {
        Check.Sample(a, 1, "The first sample");
        Check.Sample(b, 1, "The second sample");
        double[] pool = [.. a, .. b];
        double m = a.Length,
            n = b.Length,
            total = pool.Sum();
        // The difference of means rises with the sum of the first group.
        double Difference(double sum) => sum / m - (total - sum) / n;
        var count = MathNet.Numerics.SpecialFunctions.Binomial(pool.Length, a.Length);
        var observed = Difference(Sum(a));
        var tally = new PermutationTally(observed, pool.Max(Math.Abs), absolute);
        if (count <= draws)
        {
            Subsets(pool, 0, a.Length, 0, sum => tally.Add(Difference(sum)));
        }
        else
        {
            var random = seed.For("permutation").Stream();
            for (var draw = 0; draw < Positive(draws); draw++)
            {
                random.Shuffle<double>(pool);
                tally.Add(Difference(Sum(pool.AsSpan(0, a.Length))));
            }
        }
        return tally.Result("difference of means", alternative, count <= draws, pool.Length);
    }

    /// <summary>Pairs, by turning the sign of each difference x - y; the statistic and effect are the mean difference.</summary>
    /// <param name="x">First values of the pairs.</param>
    /// <param name="y">Second values of the pairs.</param>
    /// <param name="seed">Draws sign patterns when there are more than <paramref name="draws"/>.</param>
    /// <param name="alternative">The direction of interest.</param>
    /// <param name="draws">All patterns are taken when there are at most so many, else so many random ones.</param>
    /// <param name="absolute">Two-sided p as the share of patterns with at least so large an absolute mean.</param>
    /// <exception cref="InputException">Lengths differ, no pair, a value that is not finite, or no draw.</exception>
    public static TestResult Paired(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        Seed seed,
        Alternative alternative = Alternative.TwoSided,
        int draws = 9999,
        bool absolute = false
    )
    {
        Check.Pairs(x, y, 1);
        var differences = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            differences[i] = x[i] - y[i];
        }
        var exact = x.Length < 31 && 1L << x.Length <= draws;
        var tally = new PermutationTally(Sum(differences) / x.Length, differences.Max(Math.Abs), absolute);
        var random = seed.For("permutation").Stream();
        var rounds = exact ? 1L << x.Length : Positive(draws);
        for (var round = 0L; round < rounds; round++)
        {
            var sum = 0.0;
            var bits = exact ? (ulong)round : 0;
            for (var i = 0; i < differences.Length; i++)
            {
                bits = !exact && i % 64 == 0 ? random.NextUInt64() : bits;
                sum += (bits >> (i % 64) & 1) == 0 ? differences[i] : -differences[i];
            }
            tally.Add(sum / differences.Length);
        }
        return tally.Result("mean of paired differences", alternative, exact, x.Length);
    }

    private static void Subsets(double[] pool, int start, int left, double sum, Action<double> visit)
    {
        if (left == 0)
        {
            visit(sum);
            return;
        }
        for (var i = start; i <= pool.Length - left; i++)
        {
            Subsets(pool, i + 1, left - 1, sum + pool[i], visit);
        }
    }

    private static int Positive(int draws) =>
        draws > 0
            ? draws
            : throw new InputException(
                string.Create(CultureInfo.InvariantCulture, $"A permutation test needs at least one draw, not {draws}.")
            );

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
