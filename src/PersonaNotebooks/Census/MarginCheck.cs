using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Census;

/// <summary>One category of a sample beside the same category of the table it was drawn from.</summary>
/// <param name="Dimension">For example "age".</param>
/// <param name="Category">For example "35-44".</param>
/// <param name="Sample">The share in the sample with its 95 % Wilson interval.</param>
/// <param name="Census">The share in the table.</param>
public sealed record MarginCheck(string Dimension, string Category, Estimate Sample, double Census)
{
    /// <summary>True when the interval covers the census; of many checks about one in twenty should not.</summary>
    public bool Covered => Sample.Low <= Census && Census <= Sample.High;

    /// <summary>Compares all categories of some dimensions.</summary>
    /// <param name="sample">Counts of people drawn, as <see cref="JointSampler.SampleTable"/> gives them.</param>
    /// <param name="census">The table drawn from, with the same dimensions.</param>
    /// <param name="dimensions">Names of dimensions.</param>
    public static IReadOnlyList<MarginCheck> Compare(
        ContingencyTable sample,
        ContingencyTable census,
        params string[] dimensions
    ) =>
        [
            .. from name in dimensions
            let drawn = sample.Margin(name)
            let table = census.Margin(name)
            from category in table.Dimensions[0].Categories
            select new MarginCheck(
                name,
                category,
                Wilson.Proportion(drawn[category], drawn.Total),
                table[category] / table.Total
            ),
        ];
}
