using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra.Double;

namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// The leading singular values and vectors by randomised subspace iteration (Halko, Martinsson and Tropp 2011, algorithms 4.4 and 5.1), without centring:
/// latent semantic analysis when the rows are weighted word counts. Exact to rounding where the spectrum falls after the kept part.
/// </summary>
public static class TruncatedSvd
{
    private const int Oversampling = 10;

    /// <summary>Decomposes a table.</summary>
    /// <param name="data">The table A, not centred.</param>
    /// <param name="rank">Singular values to keep, at most the smaller side of A.</param>
    /// <param name="seed">Draws the starting subspace.</param>
    /// <param name="iterations">Subspace iterations; more sharpen a slowly falling spectrum.</param>
    /// <exception cref="InputException">A rank that A cannot have.</exception>
    public static TruncatedSvdModel Fit(Features data, int rank, Seed seed, int iterations = 7)
    {
        var (n, d) = (data.Rows, data.Columns);
        if (rank < 1 || rank > Math.Min(n, d))
        {
            throw new InputException(
                $"A table of {n} rows and {d} columns has ranks 1 to {Math.Min(n, d)}, not {rank}."
            );
        }
        var width = Math.Min(rank + Oversampling, Math.Min(n, d));
        var random = seed.For("truncated SVD").Stream();
        // Both subspaces are kept as rows, one basis vector each.
        var right = new double[width * d];
        for (var i = 0; i < right.Length; i++)
        {
            right[i] = random.NextNormal();
        }
        double[] left = [];
        double[] triangle = [];
        for (var i = 0; i <= iterations; i++)
        {
            left = TimesRows(data, right, width);
            Orthonormalise(left, width, n);
            right = TimesColumns(data, left, width);
            triangle = Orthonormalise(right, width, d);
        }
        // Aᵀ·left = right·T = right·U·S·Vᵀ, hence A = (left·V)·S·(right·U)ᵀ within the subspace.
        var small = new DenseMatrix(width, width, triangle).Svd();
        var u = Combine(left, n, rank, (i, j) => small.VT[i, j], width);
        var v = Combine(right, d, rank, (i, j) => small.U[j, i], width);
        FixSigns(u, n, v, d, rank);
        var items = new double[n * rank];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = u[i % rank * n + i / rank];
        }
        return new(new(items, n, rank), [.. small.S.Take(rank)], new(v, rank, d));
    }

    /// <summary>Row r of the result is A times row r of the basis.</summary>
    private static double[] TimesRows(Features data, double[] basis, int width)
    {
        var (n, d) = (data.Rows, data.Columns);
        double[] packed = new double[d * width],
            product = new double[n * width],
            result = new double[n * width];
        for (var i = 0; i < packed.Length; i++)
        {
            packed[i] = basis[i % width * d + i / width];
        }
        BlockedProduct.Add(data.Values, d, 1, packed, width, product, width, (n, d, width));
        for (var i = 0; i < product.Length; i++)
        {
            result[i % width * n + i / width] = product[i];
        }
        return result;
    }

    /// <summary>Row r of the result is Aᵀ times row r of the basis.</summary>
    private static double[] TimesColumns(Features data, double[] basis, int width)
    {
        var result = new double[width * data.Columns];
        var size = (width, data.Rows, data.Columns);
        BlockedProduct.Add(basis, data.Rows, 1, data.Values, data.Columns, result, data.Columns, size);
        return result;
    }

    /// <summary>Gram-Schmidt, twice for full precision; the triangle R (columns first) of rows = basis·R.</summary>
    private static double[] Orthonormalise(double[] rows, int width, int length)
    {
        var triangle = new double[width * width];
        for (var i = 0; i < width; i++)
        {
            var row = rows.AsSpan(i * length, length);
            var before = Math.Sqrt(FixedOrder.SumOfSquares(row));
            for (var pass = 0; pass < 2; pass++)
            {
                for (var j = 0; j < i; j++)
                {
                    var earlier = rows.AsSpan(j * length, length);
                    var shadow = FixedOrder.Dot(row, earlier);
                    triangle[i * width + j] += shadow;
                    TensorPrimitives.FusedMultiplyAdd(earlier, -shadow, row, row);
                }
            }
            var size = Math.Sqrt(FixedOrder.SumOfSquares(row));
            // What is left of a dependent row is rounding; a zero row keeps the basis orthogonal.
            var scale = size > 1e-13 * before ? size : 0;
            triangle[i * width + i] = scale;
            TensorPrimitives.Multiply(row, scale == 0 ? 0 : 1 / scale, row);
        }
        return triangle;
    }

    private static double[] Combine(double[] basis, int length, int rank, Func<int, int, double> weight, int width)
    {
        var result = new double[rank * length];
        for (var i = 0; i < rank; i++)
        {
            var target = result.AsSpan(i * length, length);
            for (var j = 0; j < width; j++)
            {
                TensorPrimitives.FusedMultiplyAdd(basis.AsSpan(j * length, length), weight(i, j), target, target);
            }
        }
        return result;
    }

    private static void FixSigns(double[] u, int n, double[] v, int d, int rank)
    {
        for (var i = 0; i < rank; i++)
        {
            var row = v.AsSpan(i * d, d);
            if (row[TensorPrimitives.IndexOfMaxMagnitude<double>(row)] < 0)
            {
                TensorPrimitives.Negate<double>(row, row);
                TensorPrimitives.Negate<double>(u.AsSpan(i * n, n), u.AsSpan(i * n, n));
            }
        }
    }
}
