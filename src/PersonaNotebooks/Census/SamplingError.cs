using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Census;

/// <summary>How far samples of a table lie from it, by simulation.</summary>
public static class SamplingError
{
    /// <summary>
    /// The mean total variation distance between samples and their table for each sample size, with the middle 90 % of the repeats
    /// as interval: the spread of single samples, not the doubt of the mean.
    /// </summary>
    /// <param name="sampler">Draws from the table.</param>
    /// <param name="sizes">Numbers of people.</param>
    /// <param name="repeats">Samples of each size, at least 20.</param>
    /// <param name="seed">Each sample takes its own seed from it.</param>
    /// <param name="dimensions">The margin to compare on, for example "age", "sex", "race".</param>
    public static IReadOnlyList<Estimate> BySize(
        JointSampler sampler,
        IEnumerable<int> sizes,
        int repeats,
        Seed seed,
        params string[] dimensions
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 20);
        var census = sampler.Table.Margin(dimensions);
        return
        [
            .. sizes.Select(size =>
            {
                double[] distances =
                [
                    .. Enumerable
                        .Range(0, repeats)
                        .Select(i => sampler.SampleTable(size, seed.For($"error {size}", i)))
                        .Select(sample => sample.Margin(dimensions).TotalVariation(census))
                        .Order(),
                ];
                var cut = repeats / 20;
                return new Estimate(
                    distances.Average(),
                    distances[cut],
                    distances[^(cut + 1)],
                    0.9,
                    $"middle 90 % of {repeats} samples",
                    new Dictionary<string, int> { ["sample"] = repeats, ["person"] = size }
                );
            }),
        ];
    }
}
