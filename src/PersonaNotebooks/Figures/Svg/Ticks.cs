namespace PersonaNotebooks.Figures.Svg;

/// <summary>Round numbers along an axis: steps of 1, 2 or 5 times a power of ten.</summary>
internal static class Ticks
{
    public static (double[] Values, double Step) Linear(double low, double high, int most)
    {
        var step = RoundStep((high - low) / Math.Max(1, most));
        var first = Math.Ceiling((low / step) - 1e-9);
        var last = Math.Floor((high / step) + 1e-9);
        // i / (1 / step) keeps 0.3 from becoming 0.30000000000000004 for steps below one.
        double At(double i) => step < 1 ? i / Math.Round(1 / step) : i * step;
        var exact = step is < 1 and > 1e-15;
        return (
            [
                .. Enumerable
                    .Range(0, Math.Max(0, (int)(last - first) + 1))
                    .Select(i => exact ? At(first + i) : (first + i) * step),
            ],
            step
        );
    }

    /// <summary>Powers of ten, thinned when there are many, and 2 and 5 between them when there are few; in log10 units.</summary>
    public static double[] Log(double low, double high, int most)
    {
        double[] mantissas = high - low > 3 ? [1] : [1, 2, 5];
        var stride = Math.Max(1, (int)Math.Ceiling((high - low) / Math.Max(1, most)));
        List<double> ticks = [];
        for (var power = (int)Math.Floor(low); power <= high; power++)
        {
            ticks.AddRange(mantissas.Where(_ => power % stride == 0).Select(m => power + Math.Log10(m)));
        }
        return [.. ticks.Where(t => t >= low - 1e-9 && t <= high + 1e-9)];
    }

    /// <summary>
    /// Numbers without a format: thousands separators from 10,000 (so that years have none) and as many decimals as the step needs; short for the large; powers of ten
    /// for the very large and very small.
    /// </summary>
    public static NumberFormat Auto(double low, double high, double step)
    {
        var largest = Math.Max(Math.Abs(low), Math.Abs(high));
        static int Power(double value) => (int)Math.Floor(Math.Log10(value * 1.0000001));
        var digits = Math.Max(0, Power(largest) - Power(step));
        if (largest is >= 1e15 or < 1e-4)
        {
            return new($".{Math.Min(digits, 12)}e");
        }
        return largest >= 1e6 && digits < 6
            ? new(".6~s")
            : new($"{(largest >= 1e4 ? "," : "")}.{Math.Max(0, -Power(step))}f");
    }

    /// <summary>The next 1, 2 or 5 times a power of ten.</summary>
    public static double RoundStep(double raw)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var fraction = raw / power;
        return power
            * (
                fraction <= 1.0000001 ? 1
                : fraction <= 2.0000001 ? 2
                : fraction <= 5.0000001 ? 5
                : 10
            );
    }
}
