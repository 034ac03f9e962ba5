namespace PersonaNotebooks.Statistics;

/// <summary>
/// Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's alpha-reliability"): agreement of any number of raters, with
/// missing ratings; 1 full, 0 as by chance, below 0 worse.
/// </summary>
public static class Krippendorff
{
    /// <summary>Alpha from a table of ratings.</summary>
    /// <param name="ratings">One row per rater, one column per item; null where a rater did not rate.</param>
    /// <param name="level">What the values mean.</param>
    /// <exception cref="InputException">Rows differ in length, a value is not finite, no item has two ratings, or all ratings are equal.</exception>
    public static double Alpha(IReadOnlyList<IReadOnlyList<double?>> ratings, KrippendorffLevel level)
    {
        var units = Units(ratings);
        double[] values = [.. units.SelectMany(unit => unit).Distinct().Order()];
        if (values.Length < 2)
        {
            throw new InputException(
                values.Length == 0
                    ? "No item has two ratings, so no agreement can be seen."
                    : "All ratings are equal, so agreement by chance cannot be told from agreement; alpha is not defined."
            );
        }
        if (level == KrippendorffLevel.Ratio && values[0] < 0)
        {
            throw new InputException(
                $"The rating {values[0]} is below 0, which the ratio level does not allow; use the interval level."
            );
        }
        // coincidences[c, k]: pairs of ratings c and k within an item, each item weighing as many as its ratings.
        var coincidences = new double[values.Length, values.Length];
        foreach (var unit in units)
        {
            int[] places = [.. unit.Select(value => Array.BinarySearch(values, value))];
            for (var i = 0; i < places.Length; i++)
            {
                for (var j = 0; j < places.Length; j++)
                {
                    coincidences[places[i], places[j]] += i == j ? 0 : 1.0 / (places.Length - 1);
                }
            }
        }
        double[] totals =
        [
            .. Enumerable
                .Range(0, values.Length)
                .Select(c => Enumerable.Range(0, values.Length).Sum(k => coincidences[c, k])),
        ];
        var (observed, expected, n) = (0.0, 0.0, totals.Sum());
        for (var c = 0; c < values.Length; c++)
        {
            for (var k = c + 1; k < values.Length; k++)
            {
                var cost = Cost(level, values, totals, c, k);
                observed += coincidences[c, k] * cost;
                expected += totals[c] * totals[k] * cost;
            }
        }
        return 1 - (n - 1) * observed / expected;
    }

    private static double Cost(KrippendorffLevel level, double[] values, double[] totals, int c, int k)
    {
        var distance = level switch
        {
            KrippendorffLevel.Ordinal => totals[c..(k + 1)].Sum() - (totals[c] + totals[k]) / 2,
            KrippendorffLevel.Interval => values[k] - values[c],
            KrippendorffLevel.Ratio => (values[k] - values[c]) / (values[k] + values[c]),
            _ => 1,
        };
        return distance * distance;
    }

    private static List<List<double>> Units(IReadOnlyList<IReadOnlyList<double?>> ratings)
    {
        var items = ratings.Count == 0 ? 0 : ratings[0].Count;
        var units = Enumerable.Range(0, items).Select(_ => new List<double>()).ToList();
        for (var rater = 0; rater < ratings.Count; rater++)
        {
            if (ratings[rater].Count != items)
            {
                throw new InputException(
                    $"Rater {rater + 1} has {ratings[rater].Count} items, but rater 1 has {items}; use null for a missing rating."
                );
            }
            for (var item = 0; item < items; item++)
            {
                if (ratings[rater][item] is { } value)
                {
                    Check.Sample([value], 1, $"Rater {rater + 1}, item {item + 1}");
                    units[item].Add(value);
                }
            }
        }
        return [.. units.Where(unit => unit.Count > 1)];
    }
}
