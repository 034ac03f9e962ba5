using PersonaNotebooks.Metrics.Distributions;

namespace PersonaNotebooks.Benchmarks.Metrics.Distributions;

/// <summary>Seeded tables. Noise without clusters is the hardest case of k-means: the bounds skip least and convergence takes longest.</summary>
internal static class Data
{
    public static Features Noise(int rows, int columns, int seed, double shift = 0)
    {
        var random = new Seed((ulong)seed).Stream();
        var values = new double[rows * columns];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = shift + random.NextNormal();
        }
        return new(values, rows, columns);
    }

    public static Features Clusters(int rows, int columns, int clusters, int seed)
    {
        var centres = Noise(clusters, columns, seed);
        var random = new Seed((ulong)seed).For("rows").Stream();
        var values = new double[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            var centre = centres.Row(random.Next(clusters));
            for (var k = 0; k < columns; k++)
            {
                values[i * columns + k] = 3 * centre[k] + random.NextNormal();
            }
        }
        return new(values, rows, columns);
    }
}
