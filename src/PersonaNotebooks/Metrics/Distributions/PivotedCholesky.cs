using System.Numerics.Tensors;

namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// A factor F of a positive semidefinite matrix, FᵀF = S, by Cholesky with pivots on the largest remaining diagonal (Higham 2002, section 10.3).
/// It stops where only rounding remains, so that a rank-deficient matrix gives a factor with as many rows as its rank.
/// </summary>
internal static class PivotedCholesky
{
    /// <summary>The rows of F, each as long as a side of S.</summary>
    public static List<double[]> Factor(ReadOnlySpan<double> matrix, int side)
    {
        var diagonal = new double[side];
        for (var i = 0; i < side; i++)
        {
            diagonal[i] = matrix[i * side + i];
        }
        List<double[]> rows = [];
        var noise = side == 0 ? 0 : side * 2.2e-16 * TensorPrimitives.Max<double>(diagonal);
        while (rows.Count < side)
        {
            var pivot = TensorPrimitives.IndexOfMax<double>(diagonal);
            if (!(diagonal[pivot] > noise))
            {
                break;
            }
            var row = matrix.Slice(pivot * side, side).ToArray();
            foreach (var earlier in rows)
            {
                TensorPrimitives.FusedMultiplyAdd(earlier, -earlier[pivot], row, row);
            }
            TensorPrimitives.Divide(row, Math.Sqrt(diagonal[pivot]), row);
            for (var i = 0; i < side; i++)
            {
                diagonal[i] -= row[i] * row[i];
            }
            diagonal[pivot] = 0;
            rows.Add(row);
        }
        return rows;
    }
}
