namespace PersonaNotebooks.Mixtures;

/// <summary>Sums of numbers that are given by their logarithms.</summary>
internal static class LogSum
{
    /// <summary>log of the sum of exp; -∞ for nothing.</summary>
    public static double Of(ReadOnlySpan<double> logs)
    {
        var top = double.NegativeInfinity;
        foreach (var log in logs)
        {
            top = Math.Max(top, log);
        }
        if (double.IsNegativeInfinity(top))
        {
            return top;
        }
        var sum = 0.0;
        foreach (var log in logs)
        {
            sum += Math.Exp(log - top);
        }
        return top + Math.Log(sum);
    }

    /// <summary>The softmax, in place; gives the log of the sum.</summary>
    public static double Normalise(Span<double> logs)
    {
        var total = Of(logs);
        for (var i = 0; i < logs.Length; i++)
        {
            logs[i] = Math.Exp(logs[i] - total);
        }
        return total;
    }
}
