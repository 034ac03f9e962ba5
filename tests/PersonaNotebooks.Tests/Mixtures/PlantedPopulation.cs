using PersonaNotebooks.Mixtures;
using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Tests.Mixtures;

/// <summary>Texts by K groups with known weights, which differ between two kinds of context, and a pool of exemplars by all groups.</summary>
internal sealed class PlantedPopulation
{
    private const int Alphabet = 12,
        Length = 20;

    private readonly double[][] personas;
    private readonly double[][] exemplars;

    public PlantedPopulation(int groups, int records, int pool, Seed seed)
    {
        var stream = seed.For("planted").Stream();
        personas = [.. Enumerable.Range(0, groups).Select(_ => Simplex(Alphabet, 2, stream))];
        exemplars = [.. Enumerable.Range(0, pool).Select(_ => Simplex(Alphabet, 1, stream))];
        Weights = [.. Enumerable.Range(0, 2).Select(_ => Simplex(groups, 0.7, stream))];
        Personas = [.. Enumerable.Range(0, groups).Select(k => new Persona($"k{k}", $"You are K{k}."))];
        Exemplars = [.. Enumerable.Range(0, pool).Select(j => new MixtureRecord($"e{j}", "a word list", $"E{j}"))];
        List<int> drawn = [];
        Records =
        [
            .. Enumerable
                .Range(0, records)
                .Select(i =>
                {
                    var kind = stream.Next(2);
                    var group = Draw(Weights[kind], stream);
                    drawn.Add(group);
                    // Only a third of the pool is ever behind a text: that is for the exemplar gate to find.
                    var letters = Letters(group, stream.Next((pool + 2) / 3), 1);
                    var text = string.Join(
                        ' ',
                        Enumerable.Range(0, Length).Select(_ => (char)('a' + Draw(letters, stream)))
                    );
                    return new MixtureRecord($"r{i}", $"a text of kind {kind}", text);
                }),
        ];
        Shares = [.. Enumerable.Range(0, groups).Select(k => drawn.Count(g => g == k) / (double)records)];
    }

    public IReadOnlyList<Persona> Personas { get; }

    public IReadOnlyList<MixtureRecord> Exemplars { get; }

    public IReadOnlyList<MixtureRecord> Records { get; }

    /// <summary>The true pi of each kind of context.</summary>
    public double[][] Weights { get; }

    /// <summary>The share of records that each group really wrote.</summary>
    public double[] Shares { get; }

    public double[] Letters(int persona, int exemplar, double temperature)
    {
        // Without a persona the scorer still knows the population at large.
        var p =
            persona >= 0
                ? personas[persona]
                : [.. Enumerable.Range(0, Alphabet).Select(a => personas.Average(q => q[a]))];
        var q = exemplar < 0 ? p : exemplars[exemplar];
        double[] raised = [.. p.Zip(q, (a, b) => Math.Pow(0.8 * a + 0.2 * b, 1 / temperature))];
        return [.. raised.Select(x => x / raised.Sum())];
    }

    private static double[] Simplex(int size, double spread, RandomStream stream)
    {
        double[] weights = [.. Enumerable.Range(0, size).Select(_ => Math.Exp(spread * stream.NextNormal()))];
        return [.. weights.Select(w => w / weights.Sum())];
    }

    private static int Draw(double[] weights, RandomStream stream)
    {
        var left = stream.NextDouble();
        var place = 0;
        while (place < weights.Length - 1 && (left -= weights[place]) >= 0)
        {
            place++;
        }
        return place;
    }
}
