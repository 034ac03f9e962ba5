namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// Wasserstein-1 (earth mover's) distance on the line: the area between the two cumulative distributions, in the unit of the support. Symmetric, 0 or more.
/// Equal to scipy's <c>wasserstein_distance</c>.
/// </summary>
public static class Wasserstein
{
    /// <summary>What a reader must know before trusting the number.</summary>
    public static MetricCard Card { get; } =
        new(
            "Wasserstein-1",
            "0 (equal) to the number of options less 1, in steps between options",
            "lower is better",
            "Takes options as equally far apart, which an answer scale need not be. Values of questions with different numbers of options compare only after normalisation.",
            "variant of scipy.stats.wasserstein_distance on the places of the options"
        );

    /// <summary>The variant.</summary>
    public static MetricSignature Signature { get; } = new("wasserstein", [("order", "1"), ("step", "1")]);

    /// <summary>Ordered answer options one step apart; from 0 to the number of options less 1.</summary>
    /// <exception cref="InputException">Different lengths, a negative or non-finite weight, or a sum of 0.</exception>
    public static double Ordinal(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        var (first, second) = Weights.NormalisePair(p, q);
        var (gap, sum) = (0.0, 0.0);
        for (var i = 0; i < first.Length - 1; i++)
        {
            gap += first[i] - second[i];
            sum += Math.Abs(gap);
        }
        return sum;
    }

    /// <summary>As <see cref="Ordinal"/>, divided by its largest possible value: 0 to 1 for any number of options; NaN for a single one.</summary>
    /// <exception cref="InputException">Different lengths, a negative or non-finite weight, or a sum of 0.</exception>
    public static double NormalisedOrdinal(ReadOnlySpan<double> p, ReadOnlySpan<double> q) =>
        Ordinal(p, q) / (p.Length - 1);

    /// <summary>Two samples of equally weighted values.</summary>
    /// <exception cref="InputException">An empty sample or a value that is not finite.</exception>
    public static double Samples(ReadOnlySpan<double> u, ReadOnlySpan<double> v) =>
        Weighted(u, Ones(u.Length), v, Ones(v.Length));

    /// <summary>Two lists of values with weights, each list of weights scaled to sum 1.</summary>
    /// <exception cref="InputException">Values and weights of different length, or a value or weight that cannot be used.</exception>
    public static double Weighted(
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> uWeights,
        ReadOnlySpan<double> v,
        ReadOnlySpan<double> vWeights
    )
    {
        var steps = Steps(u, uWeights, 1).Concat(Steps(v, vWeights, -1)).OrderBy(step => step.Value).ToList();
        var (gap, sum) = (0.0, 0.0);
        for (var i = 0; i < steps.Count - 1; i++)
        {
            gap += steps[i].Weight;
            sum += Math.Abs(gap) * (steps[i + 1].Value - steps[i].Value);
        }
        return sum;
    }

    private static List<(double Value, double Weight)> Steps(
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> weights,
        int sign
    )
    {
        if (values.Length != weights.Length)
        {
            throw new InputException($"There are {values.Length} values but {weights.Length} weights.");
        }
        var shares = Weights.Normalise(weights);
        List<(double, double)> steps = [];
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new InputException($"Value {i + 1} is {values[i]}; give finite numbers.");
            }
            steps.Add((values[i], sign * shares[i]));
        }
        return steps;
    }

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        ones.AsSpan().Fill(1);
        return ones;
    }
}
