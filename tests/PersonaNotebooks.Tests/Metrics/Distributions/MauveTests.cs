using System.Text.Json;
using PersonaNotebooks.Metrics.Distributions;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Distributions;

public class MauveTests
{
    private static readonly JsonElement Golden = GoldenFile.Load("mauve.json");

    [Fact]
    public void EqualsTheReferenceOnGivenLabels()
    {
        foreach (var c in Golden.GetProperty("from_labels").EnumerateArray())
        {
            var id = c.Text("id");
            var options = new MauveOptions(
                Scaling: c.Number("scaling_factor"),
                CurvePoints: c.GetProperty("discretization").GetInt32()
            );
            var result = Mauve.FromLabels(
                c.Integers("p_labels"),
                c.Integers("q_labels"),
                c.GetProperty("k").GetInt32(),
                options
            );
            GoldenFile.Near(c.Number("mauve"), result.Mauve, 1e-10, id);
            GoldenFile.Near(c.Number("mauve_star"), result.MauveStar, 1e-10, id);
            GoldenFile.Near(c.Number("frontier_integral"), result.FrontierIntegral, 1e-10, id);
            GoldenFile.Near(c.Number("frontier_integral_star"), result.FrontierIntegralStar, 1e-10, id);
            var curve = c.GetProperty("divergence_curve").EnumerateArray().Select(GoldenFile.Numbers).ToList();
            Assert.Equal(curve.Count, result.Curve.Count);
            foreach (var (expected, actual) in curve.Zip(result.Curve))
            {
                GoldenFile.Near(expected[0], actual.X, 1e-10, id);
                GoldenFile.Near(expected[1], actual.Y, 1e-10, id);
            }
        }
    }

    [Fact]
    public void EqualsTheReferenceEndToEnd()
    {
        foreach (var c in Golden.GetProperty("end_to_end").EnumerateArray())
        {
            var (p, q) = (c.Table("P"), c.Table("Q"));
            Seed[] seeds = [1, 2, 3, 4, 5, 6, 7, 8];
            var mean = seeds.Average(seed => Mauve.Compare(p, q, seed).Mauve);
            GoldenFile.Near(c.Number("mauve_mean"), mean, c.Number("suggested_tolerance"));
            foreach (var seed in seeds)
            {
                var one = Mauve.Compare(p, q, seed);
                GoldenFile.Near(c.Number("mauve_mean"), one.Mauve, c.Number("suggested_tolerance"));
                Assert.Equal(c.GetProperty("num_buckets_used").GetInt32(), one.P.Count);
            }
        }
    }

    [Fact]
    public void EqualsTheReferenceOnScikitLearnLabels()
    {
        foreach (var c in Golden.GetProperty("end_to_end").EnumerateArray())
        {
            var labels = c.GetProperty("sklearn_kmeans");
            var result = Mauve.FromLabels(
                labels.Integers("p_labels"),
                labels.Integers("q_labels"),
                c.GetProperty("num_buckets_used").GetInt32()
            );
            GoldenFile.Near(labels.Number("mauve"), result.Mauve, 1e-10);
            GoldenFile.Near(labels.Number("mauve_star"), result.MauveStar, 1e-10);
            GoldenFile.Near(labels.Number("frontier_integral"), result.FrontierIntegral, 1e-10);
        }
    }

    [Fact]
    public void PrincipalComponentsEqualTheReference()
    {
        foreach (var c in Golden.GetProperty("end_to_end").EnumerateArray())
        {
            var stacked = c.GetProperty("Q").EnumerateArray().Concat(c.GetProperty("P").EnumerateArray());
            var unit = stacked.Select(row =>
            {
                var numbers = row.Numbers();
                var length = Math.Sqrt(numbers.Sum(x => x * x));
                return numbers.Select(x => x / length).ToArray();
            });
            var model = Pca.Fit(Features.FromRows(unit));
            foreach (var (expected, actual) in c.Numbers("explained_variance_ratio").Zip(model.ExplainedVarianceRatio))
            {
                GoldenFile.Near(expected, actual, 1e-9);
            }
            Assert.Equal(c.GetProperty("n_components_kept").GetInt32(), model.ComponentsFor(0.9));
        }
    }

    [Theory]
    [InlineData(new double[] { 5, 5, 5 })]
    [InlineData(new double[] { 7, 0 })]
    public void EqualHistogramsGiveOneWhateverTheOrderOfTies(double[] histogram)
    {
        // Deliberate deviation: a stable sort of tied points would give 0.75 here (case one_bucket of the reference).
        var curve = DivergenceCurve.Points(histogram, histogram);
        Assert.Equal(1, DivergenceCurve.Area(curve), 12);
        Assert.Equal(DivergenceCurve.Area(curve), DivergenceCurve.Area([.. curve.Reverse()]), 15);
    }

    [Fact]
    public void DisjointHistogramsGiveNearlyNothing()
    {
        var result = Mauve.FromLabels([0, 0, 1], [2, 3, 3], 4);
        Assert.InRange(result.Mauve, 0.003, 0.005); // about 0.004 at scaling 5
        Assert.Equal(1, result.FrontierIntegral, 12);
    }

    [Fact]
    public void IsSymmetricInTheTwoHistograms()
    {
        var (p, q) = (new double[] { 3, 1, 0, 6 }, new double[] { 1, 4, 2, 2 });
        Assert.Equal(
            DivergenceCurve.Area(DivergenceCurve.Points(p, q)),
            DivergenceCurve.Area(DivergenceCurve.Points(q, p)),
            12
        );
        Assert.Equal(FrontierIntegral.Between(p, q), FrontierIntegral.Between(q, p), 12);
    }

    [Fact]
    public void FrontierIntegralIsTheIntegral()
    {
        var (p, q) = (new[] { 0.5, 0.3, 0.2, 0.0 }, new[] { 0.49, 0.1, 0.21, 0.2 });
        var (sum, steps) = (0.0, 200_000);
        for (var i = 0; i < steps; i++)
        {
            var w = (i + 0.5) / steps;
            double[] r = [.. p.Zip(q, (a, b) => w * a + (1 - w) * b)];
            sum += w * KullbackLeibler.Divergence(p, r) + (1 - w) * KullbackLeibler.Divergence(q, r);
        }
        Assert.Equal(2 * sum / steps, FrontierIntegral.Between(p, q), 9);
    }

    [Fact]
    public void RefusesWhatItCannotCompare()
    {
        var one = Features.FromRows([
            [1.0, 2],
            [2, 1],
            [0, 1],
        ]);
        Assert.Throws<InputException>(() => Mauve.Compare(one, new Features([], 0, 2), 1));
        Assert.Throws<InputException>(() =>
            Mauve.Compare(
                one,
                Features.FromRows([
                    [1.0],
                    [2.0],
                ]),
                1
            )
        );
        Assert.Throws<InputException>(() => Mauve.Compare(one, one, 1, new(Buckets: 7)));
        Assert.Throws<InputException>(() => Mauve.FromLabels([0, 5], [1], 3));
        Assert.Throws<InputException>(() => Mauve.FromLabels([0], [1], 2, new(Scaling: 0)));
    }

    [Theory]
    [InlineData(998)]
    [InlineData(-998)]
    public void LengthOfRowsDoesNotMatter(int exponent)
    {
        var (p, q) = (FrechetTests.Random(60, 3, 1), FrechetTests.Random(60, 3, 2));
        Features Far(Features x) =>
            Features.FromRows(
                Enumerable.Range(0, 60).Select(i => x.Row(i).ToArray().Select(v => Math.ScaleB(v, exponent)).ToArray())
            );
        Assert.Equal(Mauve.Compare(p, q, 1).Mauve, Mauve.Compare(Far(p), Far(q), 1).Mauve, 10);
    }

    [Fact]
    public void SetsOfOneRepeatedRowAreEqual()
    {
        var same = Features.FromRows(Enumerable.Repeat(new[] { 1.0, 2 }, 40));
        Assert.Equal(1, Mauve.Compare(same, same, 3).Mauve, 12);
    }

    [Fact]
    public void SameSeedSameNumber()
    {
        var random = new Seed(4).Stream();
        Features Draw() =>
            Features.FromRows(
                Enumerable.Range(0, 200).Select(_ => new[] { random.NextNormal(), random.NextNormal(), 1 })
            );
        var (p, q) = (Draw(), Draw());
        var first = Mauve.Compare(p, q, 5);
        Assert.Equal(first.Mauve, Mauve.Compare(p, q, 5).Mauve);
        Assert.StartsWith("mauve|buckets:20|scaling:5|points:25|pca:0.9|", first.Signature.ToString());
    }
}
