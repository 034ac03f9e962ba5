using Microsoft.Extensions.AI;
using PersonaNotebooks.Display;
using PersonaNotebooks.Figures;
using PersonaNotebooks.Metrics.Distributions;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Mixtures;

/// <summary>How near gates come to what was planted in the reviews; their personas must be the planted groups, in order.</summary>
public sealed class PlantedRecovery
{
    private readonly ReviewPopulation reviews;
    private readonly IReadOnlyList<(string Name, MixtureGate Gate, IReadOnlyList<MixtureRecord> Pool)> gates;

    private PlantedRecovery(
        ReviewPopulation reviews,
        IReadOnlyList<(string, MixtureGate, IReadOnlyList<MixtureRecord>)> gates
    ) => (this.reviews, this.gates) = (reviews, gates);

    /// <summary>Opens the gates for the contexts of all known reviews.</summary>
    /// <param name="reviews">The population.</param>
    /// <param name="encoder">The encoder of the gates.</param>
    /// <param name="mixtures">Names and mixtures; untrained gates should be among them.</param>
    /// <exception cref="InputException">A mixture's personas are not as many as the groups.</exception>
    public static async Task<PlantedRecovery> OfAsync(
        ReviewPopulation reviews,
        IEmbeddingGenerator<string, Embedding<float>> encoder,
        params (string Name, Mixture Mixture)[] mixtures
    )
    {
        string[] contexts = [.. reviews.Known.Select(r => r.Context)];
        List<(string, MixtureGate, IReadOnlyList<MixtureRecord>)> gates = [];
        foreach (var (name, mixture) in mixtures)
        {
            if (mixture.Personas.Count != reviews.Groups.Count)
            {
                throw new InputException(
                    $"'{name}' has {mixture.Personas.Count} personas; recovery is measured for the {reviews.Groups.Count} planted groups."
                );
            }
            gates.Add(
                (name, await MixtureGate.OpenAsync(mixture, encoder, contexts).ConfigureAwait(false), mixture.Exemplars)
            );
        }
        return new(reviews, gates);
    }

    /// <summary>
    /// Total variation distances (0 to 1) of pi to the planted weights, over all contexts and place by place, and the weight of the own group's exemplars. The last
    /// row counts the known texts by who really wrote them: what chance in who is known leaves to anyone, so no learner need come nearer.
    /// </summary>
    public Table Table(string? caption = null) =>
        Display.Table.Of(
            [
                .. gates.Select(g =>
                    (
                        g.Name,
                        Shares: ToShares(g.Gate),
                        Planted: ToPlanted(g.Gate),
                        Place: ByPlace(g.Gate),
                        Own: OwnExemplars(g.Gate, g.Pool)
                    )
                ),
                (Name: "labels known: counting", 0, CountedToPlanted, CountedByPlace, double.NaN),
            ],
            caption,
            int.MaxValue,
            new("Gates", g => g.Name),
            new("Mean π to the known texts' shares", g => g.Shares, NumberFormat.Decimals(3)),
            new("to the planted weights", g => g.Planted, NumberFormat.Decimals(3)),
            new("π of a place to its planted weights", g => g.Place, NumberFormat.Decimals(3)),
            new("Weight of the own group's exemplars", g => g.Own, NumberFormat.Percent)
        );

    /// <summary>Distance of the groups' shares of the known texts to the planted weights: chance in who is known, nothing else.</summary>
    public double CountedToPlanted => TotalVariation.Distance([.. reviews.Weights], Counted(reviews.Known));

    /// <summary>The same at each place, mean over places; a place without known texts counts as equal weights.</summary>
    public double CountedByPlace =>
        reviews.Places.Average(p =>
            TotalVariation.Distance(
                [.. reviews.WeightsAt(p)],
                Counted([.. reviews.Known.Where(r => reviews.PlaceOf(r) == p)])
            )
        );

    /// <summary>Distance of the mean of pi to the shares that the groups have of the known texts.</summary>
    public double ToShares(MixtureGate gate) =>
        TotalVariation.Distance([.. reviews.Counts.Select(c => c / (double)reviews.Known.Count)], gate.Marginal());

    /// <summary>Distance of the mean of pi to the groups' planted weights; chance in who is known is part of it.</summary>
    public double ToPlanted(MixtureGate gate) => TotalVariation.Distance([.. reviews.Weights], gate.Marginal());

    /// <summary>Distance of pi at a place to the planted weights there, mean over places.</summary>
    public double ByPlace(MixtureGate gate) =>
        reviews.Places.Average(p => TotalVariation.Distance([.. reviews.WeightsAt(p)], At(gate, p)));

    /// <summary>How much a persona leans on exemplars that its own group wrote, mean over personas.</summary>
    public double OwnExemplars(MixtureGate gate, IReadOnlyList<MixtureRecord> pool)
    {
        var shares = gate.ByGroup([.. pool.Select(reviews.GroupOf)], reviews.Groups);
        return Enumerable.Range(0, reviews.Groups.Count).Average(k => shares[k, k]);
    }

    /// <summary>The groups' shares of the known texts with 95 % Wilson intervals (each alone, not all together), the planted weights, and the mean of pi.</summary>
    public Figure Shares() =>
        Figure
            .Dots(
                reviews.Groups,
                [
                    (
                        "share of the known texts, 95 % interval",
                        reviews.Counts.Select(n => Wilson.Proportion(n, reviews.Known.Count, unit: "text"))
                    ),
                    ("planted weight", reviews.Weights.Select(w => Estimate.Exact(w, "planted"))),
                    .. gates.Select(g => (g.Name, g.Gate.Marginal().Select(p => Estimate.Exact(p, "one training")))),
                ]
            )
            .XAxis("Share", NumberFormat.Percent, min: 0);

    /// <summary>A dot for each group at each place, by the first gates: planted weight across, pi upwards; on the rising line they are equal, on the level one nothing was learned.</summary>
    public Figure Places()
    {
        var top = Math.Ceiling(10 * reviews.Places.Max(p => reviews.WeightsAt(p).Max())) / 10;
        // More digits than a screen has points only make the file longer.
        static double Short(double weight) => Math.Round(weight, 4);
        return Figure
            .Scatter(
                reviews.Places.SelectMany(p => reviews.WeightsAt(p)).Select(Short),
                reviews.Places.SelectMany(p => At(gates[0].Gate, p)).Select(Short),
                FormattableString.Invariant($"a group at a place, {gates[0].Name}")
            )
            .With(Figure.Line([0, top], [0, top], "equal"))
            .HorizontalLine(1.0 / reviews.Groups.Count, "equal weights")
            .XAxis("Planted weight", NumberFormat.Percent, min: 0)
            .YAxis("π of the gate", NumberFormat.Percent, min: 0);
    }

    private double[] Counted(IReadOnlyList<MixtureRecord> records) =>
        [
            .. reviews.Groups.Select(g =>
                records.Count == 0
                    ? 1.0 / reviews.Groups.Count
                    : records.Count(r => reviews.GroupOf(r) == g) / (double)records.Count
            ),
        ];

    private double[] At(MixtureGate gate, string place) => gate.Mean(i => reviews.PlaceOf(reviews.Known[i]) == place);
}
