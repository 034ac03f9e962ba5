using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// Positive numbers to a power, 2^(power · log2 x), by the series of the inverse hyperbolic tangent and of the exponential, to 12 digits. Four
/// lanes and fused multiply-add on every machine, so that no digit depends on how wide its registers are.
/// </summary>
internal static class Powers
{
    private const int Lanes = 4;
    private const double SmallestNormal = 2.2250738585072014e-308;

    // Added to a small number, it leaves the nearest whole number in the low bits.
    private const double Shifter = 6755399441055744;
    private const long ShifterBits = 0x4338000000000000;
    private const int Bias = 1023;
    private const int MantissaBits = 52;

    // 2 / (ln 2 · (2n + 1)), the highest first.
    private static readonly double[] LogTerms =
    [
        .. Enumerable.Range(0, 10).Reverse().Select(n => 2 / (Math.Log(2) * (2 * n + 1))),
    ];

    // (ln 2)^n / n!, the highest first.
    private static readonly double[] ExpTerms =
    [
        .. Enumerable
            .Range(0, 14)
            .Reverse()
            .Select(n => Enumerable.Range(1, n).Aggregate(1.0, (x, i) => x * Math.Log(2) / i)),
    ];

    /// <summary>Raises each number divided by another; what is too small for a normal number is 0.</summary>
    public static double[] Raise(ReadOnlySpan<double> numbers, double divisor, double power)
    {
        var padded = new double[(numbers.Length + Lanes - 1) / Lanes * Lanes];
        numbers.CopyTo(padded);
        for (var i = 0; i < padded.Length; i += Lanes)
        {
            Raise(Vector256.Create(padded, i), Math.Log2(divisor), power).CopyTo(padded, i);
        }
        return padded[..numbers.Length];
    }

    /// <summary>The sum of the numbers, each divided by another and raised.</summary>
    // Optimised from the first call on: all of a run's first seconds would else be spent in calls of one operation each.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(ReadOnlySpan<double> numbers, double divisor, double power)
    {
        var shift = Math.Log2(divisor);
        var sums = Vector256<double>.Zero;
        var i = 0;
        for (; i + Lanes <= numbers.Length; i += Lanes)
        {
            sums += Raise(Vector256.Create(numbers[i..]), shift, power);
        }
        Span<double> rest = [0, 0, 0, 0];
        numbers[i..].CopyTo(rest);
        sums += Raise(Vector256.Create<double>(rest), shift, power);
        return sums[0] + sums[1] + (sums[2] + sums[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Raise(Vector256<double> x, double shift, double power)
    {
        var exponent = power * (Log2(x) - Vector256.Create(shift));
        var least = Vector256.Create(1.0 - Bias);
        var isZero = Vector256.LessThan(x, Vector256.Create(SmallestNormal)) | Vector256.LessThan(exponent, least);
        return Vector256.ConditionalSelect(isZero, Vector256<double>.Zero, Exp2(Vector256.Max(exponent, least)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Log2(Vector256<double> x)
    {
        var one = Vector256.Create(1.0);
        var bits = x.AsInt64();
        var exponent =
            ((bits >>> MantissaBits) + Vector256.Create(ShifterBits - Bias)).AsDouble() - Vector256.Create(Shifter);
        var mantissa = ((bits & Vector256.Create((1L << MantissaBits) - 1)) | one.AsInt64()).AsDouble();
        var large = Vector256.GreaterThan(mantissa, Vector256.Create(Math.Sqrt(2)));
        mantissa = Vector256.ConditionalSelect(large, mantissa * 0.5, mantissa);
        exponent += Vector256.ConditionalSelect(large, one, Vector256<double>.Zero);
        var s = (mantissa - one) / (mantissa + one);
        return Vector256.FusedMultiplyAdd(s, Polynomial(LogTerms, s * s), exponent);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Exp2(Vector256<double> x)
    {
        var shifted = x + Vector256.Create(Shifter);
        var whole = ((shifted.AsInt64() - Vector256.Create(ShifterBits - Bias)) << MantissaBits).AsDouble();
        return whole * Polynomial(ExpTerms, x - (shifted - Vector256.Create(Shifter)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Polynomial(double[] terms, Vector256<double> x)
    {
        var sum = Vector256.Create(terms[0]);
        foreach (var term in terms.AsSpan(1))
        {
            sum = Vector256.FusedMultiplyAdd(sum, x, Vector256.Create(term));
        }
        return sum;
    }
}
