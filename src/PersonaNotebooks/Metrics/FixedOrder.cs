using System.Runtime.Intrinsics;

namespace PersonaNotebooks.Metrics;

/// <summary>
/// Sums in an order that is the same on every machine: four lanes by fused multiply-add, then the rest. TensorPrimitives sums
/// in the order of the machine's widest registers, so its last digits differ between machines.
/// </summary>
internal static class FixedOrder
{
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Vector256<double> even = default,
            odd = default;
        var i = 0;
        for (; i + 8 <= x.Length; i += 8)
        {
            even = Vector256.FusedMultiplyAdd(Vector256.Create(x[i..]), Vector256.Create(y[i..]), even);
            odd = Vector256.FusedMultiplyAdd(Vector256.Create(x[(i + 4)..]), Vector256.Create(y[(i + 4)..]), odd);
        }
        var sum = Total(even + odd);
        for (; i < x.Length; i++)
        {
            sum = Math.FusedMultiplyAdd(x[i], y[i], sum);
        }
        return sum;
    }

    public static double SumOfSquares(ReadOnlySpan<double> x) => Dot(x, x);

    public static double SquaredDistance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Vector256<double> sums = default;
        var i = 0;
        for (; i + 4 <= x.Length; i += 4)
        {
            var difference = Vector256.Create(x[i..]) - Vector256.Create(y[i..]);
            sums = Vector256.FusedMultiplyAdd(difference, difference, sums);
        }
        var sum = Total(sums);
        for (; i < x.Length; i++)
        {
            sum = Math.FusedMultiplyAdd(x[i] - y[i], x[i] - y[i], sum);
        }
        return sum;
    }

    private static double Total(Vector256<double> x) => (x[0] + x[1]) + (x[2] + x[3]);
}
