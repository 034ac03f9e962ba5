namespace PersonaNotebooks.Statistics;

/// <summary>Agreement beyond chance on categories: 1 full, 0 as by chance, below 0 worse. NaN when chance alone agrees fully (one category only).</summary>
public static class Kappa
{
    /// <summary>
    /// Cohen's kappa of two raters (Cohen 1960, 1968). Weights use the place of a category among all categories seen, in rising order, as scikit-learn does:
    /// 1, 5, 9 are one step apart.
    /// </summary>
    /// <exception cref="InputException">Lengths differ, or nothing was rated.</exception>
    public static double Cohen(IReadOnlyList<int> a, IReadOnlyList<int> b, KappaWeights weights = KappaWeights.None)
    {
        Check.SameLength(a.Count, b.Count);
        if (a.Count == 0)
        {
            throw new InputException("Kappa needs at least one item that both raters rated.");
        }
        int[] labels = [.. a.Concat(b).Distinct().Order()];
        double[] first = new double[labels.Length],
            second = new double[labels.Length];
        double Cost(int i, int j) =>
            weights switch
            {
                KappaWeights.Linear => Math.Abs(i - j),
                KappaWeights.Quadratic => (i - j) * (double)(i - j),
                _ => i == j ? 0 : 1,
            };
        var observed = 0.0;
        for (var item = 0; item < a.Count; item++)
        {
            var (i, j) = (Array.BinarySearch(labels, a[item]), Array.BinarySearch(labels, b[item]));
            first[i]++;
            second[j]++;
            observed += Cost(i, j);
        }
        var expected = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            for (var j = 0; j < labels.Length; j++)
            {
                expected += first[i] * second[j] / a.Count * Cost(i, j);
            }
        }
        return expected == 0 ? double.NaN : 1 - observed / expected;
    }

    /// <summary>Fleiss' kappa of many raters (Fleiss 1971).</summary>
    /// <param name="counts">Per item, how many raters chose each category; every item has equally many ratings, at least two.</param>
    /// <exception cref="InputException">No item, a negative count, or items with different numbers of ratings or categories.</exception>
    public static double Fleiss(IReadOnlyList<IReadOnlyList<int>> counts)
    {
        if (counts.Count == 0 || counts[0].Sum() < 2)
        {
            throw new InputException("Fleiss' kappa needs at least one item with two ratings.");
        }
        var (raters, shares, agreement) = (counts[0].Sum(), new double[counts[0].Count], 0.0);
        for (var i = 0; i < counts.Count; i++)
        {
            if (counts[i].Count != shares.Length || counts[i].Sum() != raters || counts[i].Any(n => n < 0))
            {
                throw new InputException(
                    $"Item {i + 1} does not have {raters} ratings over {shares.Length} categories as item 1 has."
                );
            }
            agreement += counts[i].Sum(n => n * (n - 1.0)) / (raters * (raters - 1.0)) / counts.Count;
            for (var k = 0; k < shares.Length; k++)
            {
                shares[k] += counts[i][k] / (raters * (double)counts.Count);
            }
        }
        var chance = shares.Sum(share => share * share);
        return shares.Count(share => share > 0) == 1 ? double.NaN : (agreement - chance) / (1 - chance);
    }
}
