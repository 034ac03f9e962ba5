using System.Globalization;

namespace PersonaNotebooks.Metrics.Text;

/// <summary>The variant of NLTK's BLEU. The defaults are those of <c>nltk.translate.bleu_score</c> 3.8.</summary>
public sealed record NltkBleuOptions
{
    /// <summary>The weight of each order's log precision, order n at index n-1; they should add up to 1.</summary>
    public IReadOnlyList<double> Weights { get; init; } = [0.25, 0.25, 0.25, 0.25];

    /// <summary>How precisions of 0 are treated.</summary>
    public NltkSmoothing Smoothing { get; init; } = NltkSmoothing.Method0;

    /// <summary>Whether hypotheses of fewer than four tokens use uniform weights over as many orders as they have tokens.</summary>
    public bool AutoReweigh { get; init; }

    /// <summary>Equal weights over the orders from 1 on.</summary>
    public static IReadOnlyList<double> Uniform(int order) => [.. Enumerable.Repeat(1.0 / order, order)];

    /// <summary>The variant as a signature; <paramref name="tokens"/> says where the tokens come from.</summary>
    internal MetricSignature Signature(string tokens) =>
        new(
            "BLEU-nltk",
            [
                ("weights", string.Join(",", Weights.Select(w => w.ToString("0.####", CultureInfo.InvariantCulture)))),
                ("smooth", Smoothing.ToString().ToLowerInvariant()),
                ("reweigh", AutoReweigh ? "yes" : "no"),
                ("tok", tokens),
            ]
        );
}
