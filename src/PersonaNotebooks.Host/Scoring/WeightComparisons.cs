using PersonaNotebooks.Metrics.Distributions;

namespace PersonaNotebooks.Host.Scoring;

/// <summary>Comparisons of two rows of weights, a column per option.</summary>
internal static class WeightComparisons
{
    public static CompareAnswer OfJensenShannon(string reference, string candidate)
    {
        var (p, q) = (Weights(reference), Weights(candidate));
        return new(
            [("js", JensenShannon.Distance(p, q)), ("js_divergence", JensenShannon.Divergence(p, q))],
            JensenShannon.Signature
        );
    }

    public static CompareAnswer OfKullbackLeibler(string reference, string candidate) =>
        new([("kl", KullbackLeibler.Divergence(Weights(reference), Weights(candidate)))], KullbackLeibler.Signature);

    public static CompareAnswer OfTotalVariation(string reference, string candidate) =>
        new([("tv", TotalVariation.Distance(Weights(reference), Weights(candidate)))], TotalVariation.Signature);

    public static CompareAnswer OfWasserstein(string reference, string candidate)
    {
        var (p, q) = (Weights(reference), Weights(candidate));
        return new(
            [
                ("wasserstein", Wasserstein.Ordinal(p, q)),
                ("wasserstein_normalised", Wasserstein.NormalisedOrdinal(p, q)),
            ],
            Wasserstein.Signature
        );
    }

    public static CompareAnswer OfDispersion(string reference, string candidate)
    {
        var (p, q) = (Weights(reference), Weights(candidate));
        return new(
            [
                ("dispersion_ratio", Dispersion.Ratio(q, p)),
                ("entropy_reference", Entropy.Nats(p)),
                ("entropy_candidate", Entropy.Nats(q)),
            ],
            Dispersion.Signature
        );
    }

    private static double[] Weights(string path)
    {
        var rows = NumberCsv.Rows(path).Take(2).ToList();
        if (rows.Count != 1)
        {
            throw new InputException(
                $"{path} has {(rows.Count == 0 ? "no row" : "more than one row")}; this metric takes one row of weights."
            );
        }
        if (Array.FindIndex(rows[0], weight => weight < 0) is >= 0 and var place)
        {
            throw new InputException(
                $"{path}, line 1, column {place + 1} is {rows[0][place]}, but weights are 0 or more; correct it."
            );
        }
        return rows[0].Any(weight => weight > 0)
            ? rows[0]
            : throw new InputException($"{path} holds only weights of 0; give at least one above 0.");
    }
}
