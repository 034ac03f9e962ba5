namespace PersonaNotebooks.Imitation.Personas;

/// <summary>How much more of a trait a person's texts show than the imitations of the same items.</summary>
/// <param name="Trait">The trait.</param>
/// <param name="Person">Mean over the person's texts.</param>
/// <param name="Imitation">Mean over the imitations.</param>
/// <param name="T">The mean paired difference in its standard errors; 0 when nothing differs.</param>
public sealed record TraitGap(Trait Trait, double Person, double Imitation, double T)
{
    /// <summary>The gaps of all traits, from the largest lack to the largest excess.</summary>
    /// <param name="pairs">What the person wrote and the imitation of it; at least two.</param>
    /// <param name="lexicon">The traits.</param>
    /// <param name="ending">The word that the person's texts most often end on.</param>
    public static IReadOnlyList<TraitGap> Between(
        IReadOnlyList<(string Person, string Imitation)> pairs,
        TraitLexicon lexicon,
        string? ending
    ) => [.. lexicon.Traits.Select(t => Of(t, pairs, ending)).OrderByDescending(g => g.T)];

    private static TraitGap Of(Trait trait, IReadOnlyList<(string Person, string Imitation)> pairs, string? ending)
    {
        var one = pairs.Select(p => trait.Measure(p.Person, ending)).ToArray();
        var other = pairs.Select(p => trait.Measure(p.Imitation, ending)).ToArray();
        var differences = one.Zip(other, (a, b) => a - b).ToArray();
        if (differences.Length == 0)
        {
            return new(trait, 0, 0, 0);
        }
        // Two pairs without a difference are added, so that a handful of equal differences does not look certain.
        var n = differences.Length + 2;
        var mean = differences.Sum() / n;
        var squares = differences.Sum(d => (d - mean) * (d - mean)) + 2 * mean * mean;
        var error = Math.Sqrt(squares / (n - 1) / n);
        return new(trait, one.Average(), other.Average(), mean == 0 ? 0 : mean / error);
    }
}
