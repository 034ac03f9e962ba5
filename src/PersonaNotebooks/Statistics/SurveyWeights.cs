namespace PersonaNotebooks.Statistics;

/// <summary>What unequal weights cost.</summary>
public static class SurveyWeights
{
    /// <summary>
    /// Kish's design effect of weighting, n Σw² / (Σw)², at least 1: by how much the variance of a mean grows against equal weights
    /// (Kish 1965, section 11.7). It holds when the weights have nothing to do with what is measured.
    /// </summary>
    /// <exception cref="InputException">A weight is negative or not finite, or all are zero.</exception>
    public static double DesignEffect(IReadOnlyCollection<double> weights) =>
        weights.Count / EffectiveSampleSize(weights);

    /// <summary>Kish's effective sample size, (Σw)² / Σw²: how many equally weighted respondents would know as much.</summary>
    /// <exception cref="InputException">A weight is negative or not finite, or all are zero.</exception>
    public static double EffectiveSampleSize(IReadOnlyCollection<double> weights)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var w in weights)
        {
            (sum, squares) = (sum + (w >= 0 ? w : double.NaN), squares + w * w);
        }
        return double.IsFinite(squares) && sum > 0
            ? sum * sum / squares
            : throw new InputException("Weights must be finite, not negative, and not all zero.");
    }
}
