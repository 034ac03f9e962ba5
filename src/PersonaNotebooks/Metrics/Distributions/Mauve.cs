using System.Globalization;
using System.Numerics.Tensors;

namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// MAUVE (Pillutla et al. 2021, "MAUVE: measuring the gap between neural text and human text using divergence frontiers"): both sets of
/// embeddings are scaled to unit length, projected on the principal components that keep nine tenths of the variance, clustered together by
/// k-means, and the two histograms over clusters compared by the area under their divergence curve.
/// Deviations from the authors' package: double instead of single precision; k-means starts by k-means++ and stops when no label
/// changes; all rows are clustered (the package samples above 256 rows per bucket); ties on the curve, see <see cref="DivergenceCurve.Area"/>.
/// </summary>
public static class Mauve
{
    /// <summary>What a reader must know before trusting the number.</summary>
    public static MetricCard Card { get; } =
        new(
            "MAUVE",
            "0 (sets without overlap) to 1 (equal histograms)",
            "higher is better",
            "Depends on the embedding, the number of buckets and the sizes of the sets: compare only values with equal signatures, "
                + "average over seeds, and use a thousand items or more. It compares sets, so it cannot say which text is poor.",
            "Pillutla et al. 2021 (NeurIPS), Pillutla et al. 2023 (JMLR), Liu et al. 2021 (NeurIPS); variant of the package mauve-text"
        );

    /// <summary>Compares two sets of embeddings.</summary>
    /// <param name="candidate">Embeddings of generated texts (p in the paper's code).</param>
    /// <param name="reference">Embeddings of human texts (q).</param>
    /// <param name="seed">Starts k-means.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="InputException">An empty set, different columns, or more buckets than rows.</exception>
    public static MauveResult Compare(Features candidate, Features reference, Seed seed, MauveOptions? options = null)
    {
        options ??= new();
        if (candidate.Rows == 0 || reference.Rows == 0)
        {
            throw new InputException(
                $"MAUVE needs rows in both sets, but there are {candidate.Rows} and {reference.Rows}."
            );
        }
        if (candidate.Columns != reference.Columns)
        {
            throw new InputException($"The two sets have {candidate.Columns} and {reference.Columns} columns.");
        }
        var buckets = options.Buckets ?? DefaultBuckets(candidate.Rows, reference.Rows);
        var stacked = UnitRows(reference, candidate);
        var model = Pca.Fit(stacked);
        var kept = Project(stacked, model, options.VarianceKept);
        var labels = KMeans.Fit(kept, buckets, seed, options.Restarts, options.Iterations, tolerance: 0).Labels;
        return FromLabels(
            [.. labels.Skip(reference.Rows)],
            [.. labels.Take(reference.Rows)],
            buckets,
            options,
            [
                ("pca", Text(options.VarianceKept)),
                ("components", Text(kept.Columns)),
                ("kmeans", $"++x{options.Restarts}"),
                ("seed", seed.ToString()),
            ]
        );
    }

    /// <summary>Compares two sets whose clusters are known.</summary>
    /// <param name="candidate">Cluster of each generated text, from 0.</param>
    /// <param name="reference">Cluster of each human text, from 0.</param>
    /// <param name="buckets">Number of clusters.</param>
    /// <param name="options">Settings of the curve; null for the defaults.</param>
    /// <exception cref="InputException">An empty set, or a label outside the buckets.</exception>
    public static MauveResult FromLabels(
        IReadOnlyList<int> candidate,
        IReadOnlyList<int> reference,
        int buckets,
        MauveOptions? options = null
    ) => FromLabels(candidate, reference, buckets, options ?? new(), []);

    /// <summary>Buckets by default: a tenth of the smaller set, rounded half to even, at least 2.</summary>
    public static int DefaultBuckets(int candidate, int reference) =>
        Math.Max(2, (int)Math.Round(Math.Min(candidate, reference) / 10.0, MidpointRounding.ToEven));

    private static MauveResult FromLabels(
        IReadOnlyList<int> candidate,
        IReadOnlyList<int> reference,
        int buckets,
        MauveOptions options,
        (string, string)[] parts
    )
    {
        var (p, q) = (Counts(candidate, buckets), Counts(reference, buckets));
        double[] smoothP = [.. p.Select(count => count + 0.5)],
            smoothQ = [.. q.Select(count => count + 0.5)];
        var curve = DivergenceCurve.Points(p, q, options.Scaling, options.CurvePoints);
        var star = DivergenceCurve.Points(smoothP, smoothQ, options.Scaling, options.CurvePoints);
        return new(
            DivergenceCurve.Area(curve),
            DivergenceCurve.Area(star),
            FrontierIntegral.Between(p, q),
            FrontierIntegral.Between(smoothP, smoothQ),
            curve,
            Weights.Normalise(p),
            Weights.Normalise(q),
            new(
                "mauve",
                [
                    ("buckets", Text(buckets)),
                    ("scaling", Text(options.Scaling)),
                    ("points", Text(options.CurvePoints)),
                    .. parts,
                ]
            )
        );
    }

    private static double[] Counts(IReadOnlyList<int> labels, int buckets)
    {
        var counts = new double[buckets];
        foreach (var label in labels)
        {
            if (label < 0 || label >= buckets)
            {
                throw new InputException($"Label {label} does not fit {buckets} buckets, which count from 0.");
            }
            counts[label]++;
        }
        return counts;
    }

    private static Features UnitRows(Features first, Features second)
    {
        double[] values = [.. first.Values, .. second.Values];
        for (var i = 0; i < first.Rows + second.Rows; i++)
        {
            var row = values.AsSpan(i * first.Columns, first.Columns);
            var largest = row.IsEmpty ? 0 : TensorPrimitives.MaxMagnitude<double>(row);
            if (largest is not 0 and not (> 1e-100 and < 1e100))
            {
                // The squares would leave the range.
                TensorPrimitives.Divide(row, largest, row);
            }
            var length = Math.Sqrt(FixedOrder.SumOfSquares(row));
            TensorPrimitives.Divide(row, length == 0 ? 1 : length, row);
        }
        return new(values, first.Rows + second.Rows, first.Columns);
    }

    private static Features Project(Features stacked, PcaModel model, double share) =>
        // Rows that are all equal have no direction to project on, and every one falls into the same bucket anyway.
        model.ExplainedVariance.Sum() > 0
            ? model.Transform(stacked, model.ComponentsFor(share))
            : stacked;

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
