namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>Turns weights or counts into probabilities, and refuses what cannot be.</summary>
internal static class Weights
{
    public static double[] Normalise(ReadOnlySpan<double> weights, string what = "The weights")
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (!double.IsFinite(weights[i]) || weights[i] < 0)
            {
                throw new InputException(
                    $"{what} hold {weights[i]} at place {i + 1}; give finite numbers of 0 or more."
                );
            }
            sum += weights[i];
        }
        if (!(sum > 0) || !double.IsFinite(sum))
        {
            throw new InputException($"{what} sum to {sum}; give at least one above 0 and a finite sum.");
        }
        var probabilities = new double[weights.Length];
        System.Numerics.Tensors.TensorPrimitives.Divide(weights, sum, probabilities);
        return probabilities;
    }

    public static (double[] P, double[] Q) NormalisePair(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        if (p.Length != q.Length)
        {
            throw new InputException(
                $"The two distributions have {p.Length} and {q.Length} options; they need the same options."
            );
        }
        return (Normalise(p, "The first weights"), Normalise(q, "The second weights"));
    }
}
