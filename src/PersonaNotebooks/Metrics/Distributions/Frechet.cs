using MathNet.Numerics.LinearAlgebra.Double;

namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// The Fréchet distance of two sets of embeddings, taken as Gaussians (Dowson and Landau 1982; FID of Heusel et al. 2017):
/// |m1 - m2|² + tr(S1 + S2 - 2 (S1 S2)^½), with covariances of divisor n - 1. The trace of the root is the sum of singular values of
/// F1 F2ᵀ for factors FᵀF = S, which stays exact for rank-deficient sets where a matrix square root gives noise (deviation from pytorch-fid and clean-fid,
/// which it equals at full rank).
/// </summary>
public static class Frechet
{
    /// <summary>What a reader must know before trusting the number.</summary>
    public static MetricCard Card { get; } =
        new(
            "Fréchet distance",
            "0 (equal means and covariances) upwards, in squared units of the embedding",
            "lower is better",
            "Sees means and covariances only. Biased upwards for small sets: compare sets of equal size, and never values under different embeddings. "
                + "Unit-length embeddings cannot pass 4.",
            "Dowson and Landau 1982; Heusel et al. 2017 (NeurIPS); checked against pytorch-fid, clean-fid and an SVD"
        );

    /// <summary>The variant.</summary>
    public static MetricSignature Signature { get; } = new("frechet", [("ddof", "1"), ("root", "nuclear-norm")]);

    /// <summary>The distance of two sets in memory.</summary>
    /// <exception cref="InputException">A set with fewer than two rows, different columns, or features beyond about 1e150.</exception>
    public static double Distance(Features first, Features second) => Distance(Moments.Of(first), Moments.Of(second));

    /// <summary>The distance of two sets that were read row by row.</summary>
    /// <exception cref="InputException">A set with fewer than two rows, different columns, or features beyond about 1e150.</exception>
    public static double Distance(Moments first, Moments second)
    {
        if (first.Rows < 2 || second.Rows < 2)
        {
            throw new InputException($"A covariance needs two rows, but the sets have {first.Rows} and {second.Rows}.");
        }
        double[] a = first.Mean(),
            b = second.Mean();
        if (a.Length != b.Length)
        {
            throw new InputException($"The two sets have {a.Length} and {b.Length} columns.");
        }
        var (s1, s2) = (first.Covariance(), second.Covariance());
        var root = NuclearNorm(PivotedCholesky.Factor(s1, a.Length), PivotedCholesky.Factor(s2, a.Length), a.Length);
        var distance = FixedOrder.SquaredDistance(a, b) + Trace(s1, a.Length) + Trace(s2, a.Length) - 2 * root;
        if (!double.IsFinite(distance))
        {
            throw new InputException("The features are too large for their squares; divide both sets by one number.");
        }
        // Equal sets come out at ±1e-14; a distance is not negative.
        return Math.Max(0, distance);
    }

    private static double Trace(double[] matrix, int side) => Enumerable.Range(0, side).Sum(i => matrix[i * side + i]);

    private static double NuclearNorm(List<double[]> first, List<double[]> second, int side)
    {
        if (first.Count == 0 || second.Count == 0)
        {
            return 0;
        }
        var (m, n) = (first.Count, second.Count);
        double[] left = [.. first.SelectMany(row => row)],
            right = new double[side * n],
            product = new double[m * n];
        for (var j = 0; j < n; j++)
        {
            for (var k = 0; k < side; k++)
            {
                right[k * n + j] = second[j][k];
            }
        }
        BlockedProduct.Add(left, side, 1, right, n, product, n, (m, side, n));
        // MathNet reads columns first, so it sees the transpose, which has the same singular values.
        return new DenseMatrix(n, m, product).Svd(computeVectors: false).S.Sum();
    }
}
