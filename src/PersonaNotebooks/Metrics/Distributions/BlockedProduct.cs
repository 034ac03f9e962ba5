using System.Numerics;
using System.Runtime.InteropServices;

namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// The one hot loop under k-means, covariances, projections and cosines: C += A·B with four rows of A against three vector registers of B.
/// Each lane holds another element of C and walks the depth in order with fused multiply-add, so that the result does not
/// depend on the width of the machine's registers.
/// </summary>
internal static class BlockedProduct
{
    /// <summary>Adds A·B to C.</summary>
    /// <param name="a">Element (i, k) at <c>i * aRow + k * aColumn</c>; the two strides allow a transposed A.</param>
    /// <param name="aRow">Distance between rows of A.</param>
    /// <param name="aColumn">Distance between columns of A.</param>
    /// <param name="b">Element (k, j) at <c>k * bRow + j</c>.</param>
    /// <param name="bRow">Distance between rows of B.</param>
    /// <param name="c">Element (i, j) at <c>i * cRow + j</c>.</param>
    /// <param name="cRow">Distance between rows of C.</param>
    /// <param name="size">Rows of A and C, depth, columns of B and C.</param>
    public static void Add(
        ReadOnlySpan<double> a,
        int aRow,
        int aColumn,
        ReadOnlySpan<double> b,
        int bRow,
        Span<double> c,
        int cRow,
        (int Rows, int Depth, int Columns) size
    )
    {
        var (rows, depth, columns) = size;
        if (rows == 0 || depth == 0 || columns == 0)
        {
            return;
        }
        // The kernels below index without bounds checks; these three reads check their furthest elements once.
        _ = a[(rows - 1) * aRow + (depth - 1) * aColumn];
        _ = b[(depth - 1) * bRow + columns - 1];
        _ = c[(rows - 1) * cRow + columns - 1];
        var lanes = Vector<double>.Count;
        var wide = columns / (3 * lanes) * 3 * lanes;
        for (var i = 0; i < rows; i += 4)
        {
            for (var j = 0; i + 4 <= rows && j < wide; j += 3 * lanes)
            {
                FourByThree(a[(i * aRow)..], aRow, aColumn, b[j..], bRow, c[(i * cRow + j)..], cRow, depth);
            }
            for (var r = i; i + 4 > rows && wide > 0 && r < rows; r++)
            {
                OneRow(a[(r * aRow)..], aColumn, b, bRow, c[(r * cRow)..], depth, wide);
            }
        }
        for (var i = 0; i < rows && wide < columns; i += 8)
        {
            var j = wide;
            for (; i + 8 <= rows && j + lanes <= columns; j += lanes)
            {
                EightByOne(a[(i * aRow)..], aRow, aColumn, b[j..], bRow, c[(i * cRow + j)..], cRow, depth);
            }
            for (var r = i; j < columns && r < Math.Min(i + 8, rows); r++)
            {
                OneRow(a[(r * aRow)..], aColumn, b[j..], bRow, c[(r * cRow + j)..], depth, columns - j);
            }
        }
    }

    private static void FourByThree(
        ReadOnlySpan<double> a,
        int aRow,
        int aColumn,
        ReadOnlySpan<double> b,
        int bRow,
        Span<double> c,
        int cRow,
        int depth
    )
    {
        var n = Vector<double>.Count;
        ref var pa = ref MemoryMarshal.GetReference(a);
        ref var pb = ref MemoryMarshal.GetReference(b);
        ref var pc = ref MemoryMarshal.GetReference(c);
        Vector<double> c00 = At(ref pc, 0),
            c01 = At(ref pc, n),
            c02 = At(ref pc, 2 * n);
        Vector<double> c10 = At(ref pc, cRow),
            c11 = At(ref pc, cRow + n),
            c12 = At(ref pc, cRow + 2 * n);
        Vector<double> c20 = At(ref pc, 2 * cRow),
            c21 = At(ref pc, 2 * cRow + n),
            c22 = At(ref pc, 2 * cRow + 2 * n);
        Vector<double> c30 = At(ref pc, 3 * cRow),
            c31 = At(ref pc, 3 * cRow + n),
            c32 = At(ref pc, 3 * cRow + 2 * n);
        int p = 0,
            q = 0;
        for (var k = 0; k < depth; k++, p += aColumn, q += bRow)
        {
            Vector<double> b0 = At(ref pb, q),
                b1 = At(ref pb, q + n),
                b2 = At(ref pb, q + 2 * n);
            var x = Broadcast(ref pa, p);
            c00 = Vector.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector.FusedMultiplyAdd(x, b1, c01);
            c02 = Vector.FusedMultiplyAdd(x, b2, c02);
            x = Broadcast(ref pa, p + aRow);
            c10 = Vector.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector.FusedMultiplyAdd(x, b1, c11);
            c12 = Vector.FusedMultiplyAdd(x, b2, c12);
            x = Broadcast(ref pa, p + 2 * aRow);
            c20 = Vector.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector.FusedMultiplyAdd(x, b1, c21);
            c22 = Vector.FusedMultiplyAdd(x, b2, c22);
            x = Broadcast(ref pa, p + 3 * aRow);
            c30 = Vector.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector.FusedMultiplyAdd(x, b1, c31);
            c32 = Vector.FusedMultiplyAdd(x, b2, c32);
        }
        Put(ref pc, 0, n, c00, c01, c02);
        Put(ref pc, cRow, n, c10, c11, c12);
        Put(ref pc, 2 * cRow, n, c20, c21, c22);
        Put(ref pc, 3 * cRow, n, c30, c31, c32);
    }

    /// <summary>Eight sums at once hide the time that one fused multiply-add takes.</summary>
    private static void EightByOne(
        ReadOnlySpan<double> a,
        int aRow,
        int aColumn,
        ReadOnlySpan<double> b,
        int bRow,
        Span<double> c,
        int cRow,
        int depth
    )
    {
        ref var pa = ref MemoryMarshal.GetReference(a);
        ref var pb = ref MemoryMarshal.GetReference(b);
        ref var pc = ref MemoryMarshal.GetReference(c);
        Vector<double> c0 = At(ref pc, 0),
            c1 = At(ref pc, cRow),
            c2 = At(ref pc, 2 * cRow),
            c3 = At(ref pc, 3 * cRow),
            c4 = At(ref pc, 4 * cRow),
            c5 = At(ref pc, 5 * cRow),
            c6 = At(ref pc, 6 * cRow),
            c7 = At(ref pc, 7 * cRow);
        int p = 0,
            q = 0;
        for (var k = 0; k < depth; k++, p += aColumn, q += bRow)
        {
            var y = At(ref pb, q);
            c0 = Vector.FusedMultiplyAdd(Broadcast(ref pa, p), y, c0);
            c1 = Vector.FusedMultiplyAdd(Broadcast(ref pa, p + aRow), y, c1);
            c2 = Vector.FusedMultiplyAdd(Broadcast(ref pa, p + 2 * aRow), y, c2);
            c3 = Vector.FusedMultiplyAdd(Broadcast(ref pa, p + 3 * aRow), y, c3);
            c4 = Vector.FusedMultiplyAdd(Broadcast(ref pa, p + 4 * aRow), y, c4);
            c5 = Vector.FusedMultiplyAdd(Broadcast(ref pa, p + 5 * aRow), y, c5);
            c6 = Vector.FusedMultiplyAdd(Broadcast(ref pa, p + 6 * aRow), y, c6);
            c7 = Vector.FusedMultiplyAdd(Broadcast(ref pa, p + 7 * aRow), y, c7);
        }
        Put(ref pc, 0, cRow, c0, c1, c2);
        Put(ref pc, 3 * cRow, cRow, c3, c4, c5);
        Vector.StoreUnsafe(c6, ref pc, (nuint)(6 * cRow));
        Vector.StoreUnsafe(c7, ref pc, (nuint)(7 * cRow));
    }

    private static void OneRow(
        ReadOnlySpan<double> a,
        int aColumn,
        ReadOnlySpan<double> b,
        int bRow,
        Span<double> c,
        int depth,
        int columns
    )
    {
        var lanes = Vector<double>.Count;
        ref var pa = ref MemoryMarshal.GetReference(a);
        ref var pb = ref MemoryMarshal.GetReference(b);
        ref var pc = ref MemoryMarshal.GetReference(c);
        var j = 0;
        for (; j + lanes <= columns; j += lanes)
        {
            var sum = At(ref pc, j);
            for (int k = 0, q = j; k < depth; k++, q += bRow)
            {
                sum = Vector.FusedMultiplyAdd(Broadcast(ref pa, k * aColumn), At(ref pb, q), sum);
            }
            Vector.StoreUnsafe(sum, ref pc, (nuint)j);
        }
        for (; j < columns; j++)
        {
            var sum = c[j];
            for (var k = 0; k < depth; k++)
            {
                sum = Math.FusedMultiplyAdd(a[k * aColumn], b[k * bRow + j], sum);
            }
            c[j] = sum;
        }
    }

    private static Vector<double> At(ref double start, int offset) => Vector.LoadUnsafe(ref start, (nuint)offset);

    private static Vector<double> Broadcast(ref double start, int offset) =>
        new(System.Runtime.CompilerServices.Unsafe.Add(ref start, offset));

    private static void Put(ref double start, int at, int n, Vector<double> x, Vector<double> y, Vector<double> z)
    {
        Vector.StoreUnsafe(x, ref start, (nuint)at);
        Vector.StoreUnsafe(y, ref start, (nuint)(at + n));
        Vector.StoreUnsafe(z, ref start, (nuint)(at + 2 * n));
    }
}
