using PersonaNotebooks.Metrics.Distributions;

namespace PersonaNotebooks.Benchmarks.Metrics.Distributions;

/// <summary>The plain baseline: Lloyd's iterations as three loops, started at random rows, until no label changes.</summary>
internal static class PlainKMeans
{
    public static int[] Fit(Features data, int clusters, RandomStream random, int iterations, out double inertia)
    {
        var centres = Enumerable.Range(0, clusters).Select(_ => data.Row(random.Next(data.Rows)).ToArray()).ToArray();
        var labels = new int[data.Rows];
        inertia = 0;
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            var changed = Assign(data, centres, labels, out inertia);
            var sums = centres.Select(centre => new double[centre.Length]).ToArray();
            var sizes = new int[clusters];
            for (var i = 0; i < data.Rows; i++)
            {
                var row = data.Row(i);
                var sum = sums[labels[i]];
                sizes[labels[i]]++;
                for (var k = 0; k < sum.Length; k++)
                {
                    sum[k] += row[k];
                }
            }
            for (var j = 0; j < clusters; j++)
            {
                for (var k = 0; k < data.Columns && sizes[j] > 0; k++)
                {
                    centres[j][k] = sums[j][k] / sizes[j];
                }
            }
            if (!changed)
            {
                break;
            }
        }
        return labels;
    }

    private static bool Assign(Features data, double[][] centres, int[] labels, out double inertia)
    {
        var changed = false;
        inertia = 0;
        for (var i = 0; i < data.Rows; i++)
        {
            var row = data.Row(i);
            var (best, label) = (double.PositiveInfinity, 0);
            for (var j = 0; j < centres.Length; j++)
            {
                var (centre, sum) = (centres[j], 0.0);
                for (var k = 0; k < row.Length; k++)
                {
                    sum += (row[k] - centre[k]) * (row[k] - centre[k]);
                }
                (best, label) = sum < best ? (sum, j) : (best, label);
            }
            changed |= labels[i] != label;
            labels[i] = label;
            inertia += best;
        }
        return changed;
    }
}
