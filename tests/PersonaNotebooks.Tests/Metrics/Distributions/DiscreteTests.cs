using PersonaNotebooks.Metrics.Distributions;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Distributions;

public class DiscreteTests
{
    private const double Tolerance = 1e-10;

    [Fact]
    public void EqualsScipy()
    {
        foreach (var c in GoldenFile.Load("distances.json").GetProperty("discrete").EnumerateArray())
        {
            double[] p = c.Numbers("p"),
                q = c.Numbers("q"),
                support = c.Numbers("support");
            void Check(string name, double actual) => GoldenFile.Near(c.Number(name), actual, Tolerance, name);
            Check("js_distance_nats", JensenShannon.Distance(p, q));
            Check("js_divergence_nats", JensenShannon.Divergence(p, q));
            Check("js_divergence_bits", JensenShannon.Divergence(p, q) / Math.Log(2));
            Check("js_distance_base2", JensenShannon.Distance(p, q) / Math.Sqrt(Math.Log(2)));
            Check("kl_pq_nats", KullbackLeibler.Divergence(p, q));
            Check("kl_qp_nats", KullbackLeibler.Divergence(q, p));
            Check("tv", TotalVariation.Distance(p, q));
            Check("entropy_p_nats", Entropy.Nats(p));
            Check("entropy_q_nats", Entropy.Nats(q));
            Check("norm_entropy_p", Entropy.Normalised(p));
            Check("norm_entropy_q", Entropy.Normalised(q));
            Check("wasserstein1", Wasserstein.Weighted(support, p, support, q));
            Check("wasserstein1_norm_range", Wasserstein.Weighted(support, p, support, q) / (support[^1] - support[0]));
            if (support[^1] == support.Length - 1)
            {
                Check("wasserstein1", Wasserstein.Ordinal(p, q));
                Check("wasserstein1_norm_range", Wasserstein.NormalisedOrdinal(p, q));
            }
        }
    }

    [Fact]
    public void WassersteinOfSamplesEqualsScipy()
    {
        var golden = GoldenFile.Load("distances.json");
        foreach (var c in golden.GetProperty("two_sample").EnumerateArray())
        {
            var actual = Wasserstein.Samples(c.Numbers("a"), c.Numbers("b"));
            GoldenFile.Near(c.Number("wasserstein"), actual, Tolerance, c.Text("id"));
        }
        foreach (var c in golden.GetProperty("weighted_wasserstein").EnumerateArray())
        {
            var actual = Wasserstein.Weighted(c.Numbers("u"), c.Numbers("uw"), c.Numbers("v"), c.Numbers("vw"));
            GoldenFile.Near(c.Number("wasserstein"), actual, Tolerance);
        }
    }

    [Fact]
    public void DistancesKeepTheirRules()
    {
        var random = new Seed(11).Stream();
        for (var trial = 0; trial < 200; trial++)
        {
            var options = 1 + random.Next(8);
            double[] Draw() => [.. Enumerable.Range(0, options).Select(_ => (double)random.Next(5)), 1];
            double[] p = Draw(),
                q = Draw(),
                r = Draw();
            foreach (
                var distance in new Distance[] { JensenShannon.Distance, TotalVariation.Distance, Wasserstein.Ordinal }
            )
            {
                Assert.Equal(0, distance(p, p), 7);
                Assert.Equal(distance(p, q), distance(q, p), 12);
                Assert.InRange(distance(p, q), 0, distance(p, r) + distance(r, q) + 1e-12);
                Assert.Equal(distance(p, q), distance([.. p.Select(x => 3 * x)], q), 12);
            }
            Assert.InRange(JensenShannon.Divergence(p, q), 0, Math.Log(2));
            Assert.InRange(TotalVariation.Distance(p, q), 0, 1);
            Assert.InRange(Wasserstein.NormalisedOrdinal(p, q), 0, 1);
            Assert.Equal(
                TotalVariation.Distance(p, q),
                TotalVariation.Distance([.. p.Reverse()], [.. q.Reverse()]),
                12
            );
        }
    }

    [Fact]
    public void DispersionRatioTellsTooAlikeFromTooScattered()
    {
        Assert.Equal(1, Dispersion.Ratio([1, 2, 1], [2, 4, 2]), 12);
        Assert.Equal(0, Dispersion.Ratio([0, 5, 0], [1, 2, 1]));
        Assert.Equal(2, Dispersion.StandardDeviation([1, 0, 0, 0, 1]), 12);
        Assert.True(Dispersion.Ratio([1, 0, 1], [1, 2, 1]) > 1);
        Assert.True(double.IsNaN(Dispersion.Ratio([1, 2], [0, 3])));
    }

    [Fact]
    public void RefusesWhatIsNoDistribution()
    {
        Assert.Throws<InputException>(() => TotalVariation.Distance([1, 2], [1]));
        Assert.Throws<InputException>(() => JensenShannon.Distance([1, -1], [1, 1]));
        Assert.Throws<InputException>(() => Wasserstein.Ordinal([0, 0], [1, 1]));
        Assert.Throws<InputException>(() => Entropy.Nats([]));
        Assert.Throws<InputException>(() => Wasserstein.Samples([1, double.NaN], [1]));
        var error = Assert.Throws<InputException>(() => TotalVariation.Distance([1, 1], [1, double.NaN]));
        Assert.Equal("The second weights hold NaN at place 2; give finite numbers of 0 or more.", error.Message);
    }

    private delegate double Distance(ReadOnlySpan<double> p, ReadOnlySpan<double> q);
}
