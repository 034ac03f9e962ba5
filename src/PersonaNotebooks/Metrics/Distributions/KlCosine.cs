using System.Globalization;

namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// KL(reference|candidate) between the histograms of pairwise cosines within each set, in nats: whether the candidate texts are as
/// varied among themselves as the reference texts. Each histogram is scaled to sum 1, a small number added to every bin, and scaled again.
/// </summary>
public static class KlCosine
{
    /// <summary>What a reader must know before trusting the number.</summary>
    public static MetricCard Card { get; } =
        new(
            "KL of pairwise cosines",
            "0 (equal histograms) upwards; not symmetric",
            "lower is better",
            "Sees variety within each set, not whether the sets are about the same things. Empty bins make the value depend on bins and epsilon: "
                + "compare only equal signatures.",
            "Mixture of personas (Bui et al. 2025) names the metric without bins or smoothing; the definition here is ours"
        );

    /// <summary>Compares two sets; the columns of the two may differ.</summary>
    /// <param name="reference">Embeddings of human texts, two rows or more.</param>
    /// <param name="candidate">Embeddings of generated texts, two rows or more.</param>
    /// <param name="bins">Equal bins on [-1, 1].</param>
    /// <param name="epsilon">Added to every share.</param>
    /// <exception cref="InputException">Fewer than two rows, no bin, or an epsilon that is not a number above 0.</exception>
    public static double Divergence(Features reference, Features candidate, int bins = 50, double epsilon = 1e-10) =>
        FromCounts(CosineHistogram.Count(reference, bins), CosineHistogram.Count(candidate, bins), epsilon);

    /// <summary>The divergence of two histograms.</summary>
    /// <exception cref="InputException">Different bins, no pairs, or an epsilon that is not a number above 0.</exception>
    public static double FromCounts(
        IReadOnlyList<long> reference,
        IReadOnlyList<long> candidate,
        double epsilon = 1e-10
    )
    {
        if (!(epsilon > 0) || !double.IsFinite(epsilon))
        {
            throw new InputException(
                $"Epsilon must be a number above 0, not {epsilon}: without it an empty bin makes the divergence infinite."
            );
        }
        return KullbackLeibler.Divergence(Smooth(reference, epsilon), Smooth(candidate, epsilon));
    }

    /// <summary>The variant.</summary>
    public static MetricSignature Signature(int bins = 50, double epsilon = 1e-10) =>
        new("kl-cosine", [("bins", Text(bins)), ("epsilon", Text(epsilon)), ("log", "nats")]);

    private static double[] Smooth(IReadOnlyList<long> counts, double epsilon) =>
        [.. Weights.Normalise([.. counts.Select(count => (double)count)]).Select(share => share + epsilon)];

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
