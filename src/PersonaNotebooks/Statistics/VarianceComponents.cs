using System.Numerics;

namespace PersonaNotebooks.Statistics;

/// <summary>
/// Variance components of repeated answers: every persona under every wording and option order, several draws each. All levels count as
/// random samples; estimates come from the expected mean squares of the balanced crossed design (Searle, Casella and McCulloch 1992, chapter 4;
/// generalizability theory of Cronbach and others 1972).
/// </summary>
/// <param name="Factors">The crossed factors with at least two levels.</param>
/// <param name="Levels">Number of levels of each factor.</param>
/// <param name="Draws">Answers in each cell. With one, the draw cannot be told from the interaction of all factors, and "draw" means both.</param>
/// <param name="Mean">The grand mean.</param>
/// <param name="Components">Main effects, interactions, and last the draw.</param>
public sealed record VarianceComponents(
    IReadOnlyList<string> Factors,
    IReadOnlyList<int> Levels,
    int Draws,
    double Mean,
    IReadOnlyList<VarianceComponent> Components
)
{
    /// <summary>The variance of one source, for example <c>components.Of("persona", "wording")</c> or, without names, of the draw.</summary>
    /// <exception cref="InputException">The design has no such source.</exception>
    public double Of(params string[] factors) =>
        Components.FirstOrDefault(c => c.Factors.ToHashSet().SetEquals(factors))?.Variance
        ?? throw new InputException(
            $"The design has no source '{string.Join(" × ", factors)}'; it has {string.Join(", ", Components.Select(c => c.Name))}."
        );

    /// <summary>Estimates the components.</summary>
    /// <param name="values">One answer per observation, as a number.</param>
    /// <param name="levels">The crossed factors, at most six; a factor with a single member cannot be estimated and is left out.</param>
    /// <exception cref="InputException">A cell with more or fewer answers than the others, no factor with two members, a level without an id per observation, or a value that is not finite.</exception>
    public static VarianceComponents Estimate(ReadOnlySpan<double> values, IReadOnlyList<SampledLevel> levels)
    {
        Check.Sample(values, 2);
        var design = BalancedDesign.Of(values, levels);
        var (factors, sizes, draws) = (design.Names, design.Sizes, design.Draws);
        var full = (1 << factors.Length) - 1;
        var raw = Enumerable.Range(0, full + 1).Select(design.SumOfSquares).ToArray();
        var squares = new double[full + 1];
        double Below(int set) => Subsets(set).Where(part => part != set).Sum(part => squares[part]);
        for (var set = 1; set <= full; set++)
        {
            squares[set] = raw[set] - Below(set);
        }
        int Freedom(int set) => Members(set).Aggregate(1, (product, f) => product * (sizes[f] - 1));
        IEnumerable<int> Members(int set) => Enumerable.Range(0, sizes.Length).Where(f => (set >> f & 1) == 1);
        // Each level of the set holds so many observations.
        double Weight(int set) => design.Count / Members(set).Aggregate(1.0, (product, f) => product * sizes[f]);

        var confounded = draws == 1;
        var residualFreedom = confounded ? Freedom(full) : design.Count / draws * (draws - 1);
        var residual = (confounded ? squares[full] : design.Total - raw[full]) / residualFreedom;
        var variances = new double[full + 1];
        List<VarianceComponent> components = [];
        foreach (var set in Enumerable.Range(1, full).OrderByDescending(set => BitOperations.PopCount((uint)set)))
        {
            if (confounded && set == full)
            {
                continue;
            }
            var meanSquare = squares[set] / Freedom(set);
            var wider = Enumerable.Range(1, full).Where(other => other != set && (other & set) == set);
            variances[set] =
                (meanSquare - residual - wider.Sum(other => Weight(other) * variances[other])) / Weight(set);
            components.Add(new([.. Members(set).Select(f => factors[f])], Freedom(set), meanSquare, variances[set]));
        }
        components = [.. components.OrderBy(c => c.Factors.Count), new([], residualFreedom, residual, residual)];
        return new(factors, sizes, draws, design.Mean, components);
    }

    private static IEnumerable<int> Subsets(int set)
    {
        for (var part = set; part > 0; part = (part - 1) & set)
        {
            yield return part;
        }
    }
}
