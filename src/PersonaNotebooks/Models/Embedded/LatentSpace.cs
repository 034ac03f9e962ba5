using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// Latent semantic analysis (Deerwester et al. 1990): the leading right singular vectors of the texts' term weights, found by
/// randomised subspace iteration (Halko, Martinsson and Tropp 2011, algorithm 4.4) from a fixed seed. A text's vector is the
/// projection of its weights, scaled to length one; a text with no known term has the zero vector.
/// </summary>
internal sealed class LatentSpace
{
    /// <summary>The length of a vector; fewer if the training texts span fewer.</summary>
    public const int LargestDimension = 128;

    private const int Oversampling = 12;
    private const int PowerIterations = 3;
    private const int MostDocuments = 4000;

    private readonly TermSpace terms;
    private readonly float[] projection; // term by term, Dimension numbers each

    private LatentSpace(TermSpace terms, float[] projection, int dimension) =>
        (this.terms, this.projection, Dimension) = (terms, projection, dimension);

    /// <summary>The length of a vector.</summary>
    public int Dimension { get; }

    /// <summary>Finds the space of a trained model's texts; of many texts, an even selection.</summary>
    public static LatentSpace Find(WordModel model, TermSpace terms)
    {
        var every = Math.Max(1, (model.Documents.Count + MostDocuments - 1) / MostDocuments);
        var texts = model.Documents.Where((_, i) => i % every == 0).Select(terms.Weigh).ToArray();
        var width = Math.Min(LargestDimension + Oversampling, Math.Min(texts.Length, terms.Count));
        var basis = new float[terms.Count * width];
        var stream = new Seed(0).For("latent space").Stream();
        for (var i = 0; i < basis.Length; i++)
        {
            basis[i] = (float)stream.NextNormal();
        }
        for (var i = 0; i < PowerIterations; i++)
        {
            Orthonormalise(basis, width);
            basis = Spread(texts, Project(texts, basis, width), terms.Count, width);
        }
        Orthonormalise(basis, width);
        var gram = Gram(Project(texts, basis, width), width).Evd(Symmetricity.Symmetric);
        var dimension = Math.Min(LargestDimension, width);
        var rotation = gram.EigenVectors; // ascending eigenvalues: the last columns lead
        var projection = new float[terms.Count * dimension];
        for (var t = 0; t < terms.Count; t++)
        {
            for (var d = 0; d < dimension; d++)
            {
                var sum = 0.0;
                for (var k = 0; k < width; k++)
                {
                    sum += basis[t * width + k] * rotation[k, width - 1 - d];
                }
                projection[t * dimension + d] = (float)sum;
            }
        }
        return new(terms, projection, dimension);
    }

    /// <summary>A text's vector.</summary>
    public float[] Vector(string text)
    {
        var vector = new float[Dimension];
        foreach (var (term, weight) in terms.Weigh(text))
        {
            TensorPrimitives.MultiplyAdd(projection.AsSpan(term * Dimension, Dimension), weight, vector, vector);
        }
        var length = MathF.Sqrt(Dot(vector, vector));
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }
        return vector;
    }

    private static float[] Project((int Term, float Weight)[][] texts, float[] basis, int width)
    {
        var result = new float[texts.Length * width];
        for (var d = 0; d < texts.Length; d++)
        {
            var row = result.AsSpan(d * width, width);
            foreach (var (term, weight) in texts[d])
            {
                TensorPrimitives.MultiplyAdd(basis.AsSpan(term * width, width), weight, row, row);
            }
        }
        return result;
    }

    private static float[] Spread((int Term, float Weight)[][] texts, float[] rows, int terms, int width)
    {
        var result = new float[terms * width];
        for (var d = 0; d < texts.Length; d++)
        {
            foreach (var (term, weight) in texts[d])
            {
                var target = result.AsSpan(term * width, width);
                TensorPrimitives.MultiplyAdd(rows.AsSpan(d * width, width), weight, target, target);
            }
        }
        return result;
    }

    // Twice Cholesky QR: the second pass mends the rounding of the first.
    private static void Orthonormalise(float[] rows, int width)
    {
        for (var pass = 0; pass < 2; pass++)
        {
            var gram = Gram(rows, width);
            gram.SetDiagonal(gram.Diagonal() + 1e-7 * gram.Trace() / width);
            var inverse = gram.Cholesky().Factor.Inverse().ToRowMajorArray().Select(x => (float)x).ToArray();
            var old = new float[width];
            for (var start = 0; start < rows.Length; start += width)
            {
                var row = rows.AsSpan(start, width);
                row.CopyTo(old);
                for (var k = 0; k < width; k++)
                {
                    row[k] = Dot(inverse.AsSpan(k * width, k + 1), old.AsSpan(0, k + 1));
                }
            }
        }
    }

    private static Matrix<double> Gram(float[] rows, int width)
    {
        var sums = new float[width * width];
        for (var start = 0; start < rows.Length; start += width)
        {
            var row = rows.AsSpan(start, width);
            for (var k = 0; k < width; k++)
            {
                if (row[k] != 0)
                {
                    var target = sums.AsSpan(k * width, width);
                    TensorPrimitives.MultiplyAdd(row, row[k], target, target);
                }
            }
        }
        return Matrix<double>.Build.Dense(width, width, (i, j) => sums[i * width + j]);
    }

    // In one order on every machine; TensorPrimitives.Dot sums in the order of the machine's widest registers.
    private static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += (double)x[i] * y[i];
        }
        return (float)sum;
    }
}
