using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Imitation.Personas;

/// <summary>How a trait shows in a person's texts, in everybody's, and in imitations of the person.</summary>
/// <param name="Trait">The trait.</param>
/// <param name="Person">Mean over the person's texts.</param>
/// <param name="Norm">Mean over the texts that the person is compared with.</param>
/// <param name="Imitation">Mean over the imitations.</param>
/// <param name="T">Welch's t of person against norm.</param>
/// <param name="Clear">The t above which a difference is clear: one-sided 5 %, divided by the number of traits (Bonferroni).</param>
public sealed record TraitEvidence(Trait Trait, double Person, double Norm, double Imitation, double T, double Clear)
{
    private const double Level = 0.05;
    private static readonly double Slight = -MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Level);

    // Where neither set varies, a difference counts as if one text in a hundred did.
    private const double SmallestVariance = 0.01;

    /// <summary>Whether the person's texts show the trait more than the norm does, chance over all traits taken into account.</summary>
    public bool IsOfPerson => T > Clear;

    /// <summary>Whether they may do so: clear for one trait by itself (one-sided 5 %), but by chance among many.</summary>
    public bool IsPossible => !IsOfPerson && T > Slight;

    /// <summary>Whether imitations show less of it than the person.</summary>
    public bool IsLacking => Imitation < Person;

    /// <summary>The evidence on all traits, from the largest t down.</summary>
    /// <param name="lexicon">The traits.</param>
    /// <param name="person">Texts of the person, at least two.</param>
    /// <param name="norm">Texts of others; where there are none, the imitations are the norm.</param>
    /// <param name="imitations">Imitations of the person.</param>
    public static IReadOnlyList<TraitEvidence> Of(
        TraitLexicon lexicon,
        IReadOnlyList<string> person,
        IReadOnlyList<string> norm,
        IReadOnlyList<string> imitations
    )
    {
        var ending = TraitLexicon.CommonEnding(person);
        var clear = -MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Level / lexicon.Traits.Count);
        double[][] Measured(IReadOnlyList<string> texts) => [.. texts.Select(t => lexicon.Measure(t, ending))];
        var (ofPerson, ofNorm, ofImitations) = (Measured(person), Measured(norm), Measured(imitations));
        return
        [
            .. lexicon
                .Traits.Select(
                    (trait, i) =>
                    {
                        double[] Values(double[][] texts) => [.. texts.Select(t => t[i])];
                        var (own, made) = (Values(ofPerson), Values(ofImitations));
                        var others = norm.Count > 1 ? Values(ofNorm) : made;
                        var t = own.Length > 1 && others.Length > 1 ? Welch(own, others) : 0;
                        return new TraitEvidence(trait, Mean(own), Mean(others), Mean(made), t, clear);
                    }
                )
                .OrderByDescending(e => e.T),
        ];
    }

    private static double Welch(double[] own, double[] others)
    {
        double Square(double[] x) => Math.Max(Sample.Variance(x), SmallestVariance) / x.Length;
        return (own.Average() - others.Average()) / Math.Sqrt(Square(own) + Square(others));
    }

    private static double Mean(double[] values) => values.Length == 0 ? 0 : values.Average();
}
