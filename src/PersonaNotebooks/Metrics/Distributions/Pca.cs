using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// Principal component analysis by the eigenvectors of the covariance matrix, or of the matrix of row products when there are fewer
/// rows than columns. Equal to scikit-learn's <c>PCA</c> up to the sign of components (ours: the entry of largest size is
/// positive, so that the sign does not depend on the rows).
/// </summary>
public static class Pca
{
    /// <summary>Finds all min(rows, columns) components.</summary>
    /// <exception cref="InputException">Fewer than two rows, or no column.</exception>
    public static PcaModel Fit(Features data)
    {
        if (data.Rows < 2 || data.Columns < 1)
        {
            throw new InputException(
                $"Principal components need two rows and a column, but there are {data.Rows} and {data.Columns}."
            );
        }
        var (mean, variances, components) = data.Rows < data.Columns ? ByRows(data) : ByColumns(data);
        for (var c = 0; c < variances.Length; c++)
        {
            FixSign(components.AsSpan(c * data.Columns, data.Columns));
        }
        var total = variances.Sum();
        var model = new Features(components, variances.Length, data.Columns);
        return new(mean, model, variances, [.. variances.Select(variance => variance / total)]);
    }

    private static (double[] Mean, double[] Variances, double[] Components) ByColumns(Features data)
    {
        var moments = Moments.Of(data);
        var (values, vectors) = Falling(moments.Covariance(), data.Columns);
        return (moments.Mean(), values, vectors);
    }

    private static (double[] Mean, double[] Variances, double[] Components) ByRows(Features data)
    {
        var (mean, n, d) = (Moments.Mean(data), data.Rows, data.Columns);
        var centred = new double[n * d];
        for (var i = 0; i < centred.Length; i++)
        {
            centred[i] = data.Values[i] - mean[i % d];
        }
        var products = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = i; j < n; j++)
            {
                var product = FixedOrder.Dot(centred.AsSpan(i * d, d), centred.AsSpan(j * d, d)) / (n - 1);
                products[i * n + j] = products[j * n + i] = product;
            }
        }
        var (values, vectors) = Falling(products, n);
        var components = new double[n * d];
        BlockedProduct.Add(vectors, n, 1, centred, d, components, d, (n, n, d));
        // Centred rows have at most n - 1 directions, and the scale of a direction without variance would be noise.
        var kept = values.Count(value => value > 1e-12 * values[0]);
        for (var c = 0; c < kept; c++)
        {
            var component = components.AsSpan(c * d, d);
            System.Numerics.Tensors.TensorPrimitives.Divide(
                component,
                Math.Sqrt(FixedOrder.SumOfSquares(component)),
                component
            );
        }
        return (mean, values[..kept], components[..(kept * d)]);
    }

    private static (double[] Values, double[] Vectors) Falling(double[] symmetric, int n)
    {
        var eigen = new DenseMatrix(n, n, symmetric).Evd(Symmetricity.Symmetric);
        // MathNet gives rising eigenvalues; rounding leaves tiny negative ones where the variance is zero.
        double[] values = [.. eigen.EigenValues.Reverse().Select(value => Math.Max(0, value.Real))];
        var vectors = Enumerable.Range(0, n).SelectMany(c => eigen.EigenVectors.Column(n - 1 - c)).ToArray();
        return (values, vectors);
    }

    private static void FixSign(Span<double> component)
    {
        var largest = System.Numerics.Tensors.TensorPrimitives.IndexOfMaxMagnitude<double>(component);
        if (component[largest] < 0)
        {
            System.Numerics.Tensors.TensorPrimitives.Negate<double>(component, component);
        }
    }
}
