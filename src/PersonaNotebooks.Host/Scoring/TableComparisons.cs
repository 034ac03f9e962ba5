using PersonaNotebooks.Metrics.Distributions;

namespace PersonaNotebooks.Host.Scoring;

/// <summary>Comparisons of two tables of features, a row per item.</summary>
internal static class TableComparisons
{
    // More buckets or bins than this would only use up the memory.
    private const int Most = 1_000_000;

    public static Comparison OfMauve(MetricOptions options, Seed seed)
    {
        MauveOptions variant = new(options.Whole("buckets", 1, Most), options.Number("scaling") ?? 5);
        return (reference, candidate) =>
        {
            var result = Mauve.Compare(NumberCsv.Read(candidate), NumberCsv.Read(reference), seed, variant);
            return new(
                [
                    ("mauve", result.Mauve),
                    ("mauve_star", result.MauveStar),
                    ("frontier_integral", result.FrontierIntegral),
                    ("frontier_integral_star", result.FrontierIntegralStar),
                ],
                result.Signature
            );
        };
    }

    public static Comparison OfKlCosine(MetricOptions options)
    {
        var (bins, epsilon) = (options.Whole("bins", 1, Most) ?? 50, options.Number("epsilon") ?? 1e-10);
        return (reference, candidate) =>
            new(
                [("kl", KlCosine.Divergence(NumberCsv.Read(reference), NumberCsv.Read(candidate), bins, epsilon))],
                KlCosine.Signature(bins, epsilon)
            );
    }

    public static CompareAnswer OfFrechet(string reference, string candidate) =>
        new(
            [("frechet", Frechet.Distance(NumberCsv.ReadMoments(reference), NumberCsv.ReadMoments(candidate)))],
            Frechet.Signature
        );
}
