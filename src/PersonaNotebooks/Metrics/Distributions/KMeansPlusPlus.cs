using System.Runtime.Intrinsics;

namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// Greedy k-means++ (Arthur and Vassilvitskii 2007, with several candidates as they suggest): each new centre is
/// the best of four rows drawn with probability proportional to the squared distance from the centres so far.
/// Deviation: scikit-learn draws 2 + ln k candidates; four fill one blocked product.
/// </summary>
internal static class KMeansPlusPlus
{
    private const int Candidates = 4;

    public static double[] Start(double[] rows, int count, int columns, int clusters, RandomStream random)
    {
        var norms = new double[count];
        for (var i = 0; i < count; i++)
        {
            norms[i] = FixedOrder.SumOfSquares(rows.AsSpan(i * columns, columns));
        }
        var centres = new double[clusters * columns];
        var (squared, products, packed) = (
            new double[count],
            new double[count * Candidates],
            new double[columns * Candidates]
        );
        var (chosen, cumulative) = (new int[Candidates], new double[count]);
        chosen.AsSpan().Fill(random.Next(count));
        squared.AsSpan().Fill(double.PositiveInfinity);
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            if (cluster > 0)
            {
                Draw(squared, cumulative, chosen, random);
            }
            for (var c = 0; c < Candidates; c++)
            {
                for (var k = 0; k < columns; k++)
                {
                    packed[k * Candidates + c] = rows[chosen[c] * columns + k];
                }
            }
            Array.Clear(products);
            BlockedProduct.Add(
                rows,
                columns,
                1,
                packed,
                Candidates,
                products,
                Candidates,
                (count, columns, Candidates)
            );
            var best = Best(squared, products, norms, chosen);
            for (var i = 0; i < count; i++)
            {
                squared[i] = products[i * Candidates + best];
            }
            rows.AsSpan(chosen[best] * columns, columns).CopyTo(centres.AsSpan(cluster * columns));
        }
        return centres;
    }

    private static void Draw(double[] squared, double[] cumulative, int[] chosen, RandomStream random)
    {
        var total = 0.0;
        for (var i = 0; i < squared.Length; i++)
        {
            total += squared[i];
            cumulative[i] = total;
        }
        for (var c = 0; c < chosen.Length; c++)
        {
            var at = Array.BinarySearch(cumulative, random.NextDouble() * total);
            chosen[c] = Math.Min(at < 0 ? ~at : at + 1, squared.Length - 1);
        }
    }

    /// <summary>Turns products into each row's squared distance under every candidate; gives the candidate with the lowest sum.</summary>
    private static int Best(double[] squared, double[] products, double[] norms, int[] chosen)
    {
        var own = Vector256.Create(norms[chosen[0]], norms[chosen[1]], norms[chosen[2]], norms[chosen[3]]);
        var sums = Vector256<double>.Zero;
        for (var i = 0; i < squared.Length; i++)
        {
            var cells = products.AsSpan(i * Candidates, Candidates);
            var distance = Vector256.Create(norms[i]) - 2 * Vector256.Create<double>(cells) + own;
            distance = Vector256.Min(Vector256.Max(distance, Vector256<double>.Zero), Vector256.Create(squared[i]));
            distance.CopyTo(cells);
            sums += distance;
        }
        var best = 0;
        for (var c = 1; c < Candidates; c++)
        {
            best = sums[c] < sums[best] ? c : best;
        }
        // A centre is at distance 0 from itself, whatever rounding says, and so is never drawn again.
        products[chosen[best] * Candidates + best] = 0;
        return best;
    }
}
