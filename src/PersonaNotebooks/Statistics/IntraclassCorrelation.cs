namespace PersonaNotebooks.Statistics;

/// <summary>
/// Intraclass correlations of ratings (Shrout and Fleiss 1979): the share of variance that lies between items, 1 for full agreement.
/// NaN where nothing varies.
/// </summary>
/// <param name="OneWay">ICC(1,1): each item rated by other raters.</param>
/// <param name="Agreement">ICC(2,1): raters drawn at random, their different levels count as disagreement.</param>
/// <param name="Consistency">ICC(3,1): these raters only, their different levels do not count.</param>
/// <param name="OneWayMean">ICC(1,k): of the mean of all raters.</param>
/// <param name="AgreementMean">ICC(2,k).</param>
/// <param name="ConsistencyMean">ICC(3,k), which is Cronbach's alpha.</param>
/// <param name="Items">Number of items.</param>
/// <param name="Raters">Number of raters.</param>
public sealed record IntraclassCorrelation(
    double OneWay,
    double Agreement,
    double Consistency,
    double OneWayMean,
    double AgreementMean,
    double ConsistencyMean,
    int Items,
    int Raters
)
{
    /// <summary>All six from one table.</summary>
    /// <param name="ratings">One row per item, one column per rater; at least two of both, none missing.</param>
    /// <exception cref="InputException">Too few rows or columns, rows of different length, or a value that is not finite.</exception>
    public static IntraclassCorrelation Of(IReadOnlyList<IReadOnlyList<double>> ratings)
    {
        Check.Table(ratings, 2, 2, "Item");
        int n = ratings.Count,
            k = ratings[0].Count;
        var grand = ratings.Average(row => row.Average());
        var total = ratings.Sum(row => row.Sum(x => (x - grand) * (x - grand)));
        var items = k * ratings.Sum(row => Square(row.Average() - grand));
        var raters = n * Enumerable.Range(0, k).Sum(j => Square(ratings.Average(row => row[j]) - grand));
        // Mean squares between items, within items, between raters, and of what is left.
        double b = items / (n - 1),
            w = (total - items) / (n * (k - 1)),
            j = raters / (k - 1),
            e = (total - items - raters) / ((n - 1) * (k - 1));
        return new(
            (b - w) / (b + (k - 1) * w),
            (b - e) / (b + (k - 1) * e + k * (j - e) / n),
            (b - e) / (b + (k - 1) * e),
            (b - w) / b,
            (b - e) / (b + (j - e) / n),
            (b - e) / b,
            n,
            k
        );
    }

    private static double Square(double x) => x * x;
}
