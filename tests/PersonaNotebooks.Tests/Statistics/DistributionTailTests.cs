using PersonaNotebooks.Statistics;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Statistics;

public class DistributionTailTests
{
    [Fact]
    public void TailsEqualScipy()
    {
        var golden = GoldenFile.Load("distances.json").GetProperty("special");
        void Check(string name, Func<double[], double> actual, double absolute = 0)
        {
            foreach (var row in golden.GetProperty(name).EnumerateArray().Select(GoldenFile.Numbers))
            {
                GoldenFile.Near(
                    row[^1],
                    actual(row),
                    Math.Max(absolute, 1e-8 * Math.Abs(row[^1])),
                    $"{name} {string.Join(' ', row)}"
                );
            }
        }
        Check("norm_cdf", x => Tail.Normal(-x[0]), 1e-300);
        Check("norm_ppf", x => Tail.NormalQuantile(x[0]));
        Check("chi2_sf", x => Tail.ChiSquare(x[0], x[1]));
        Check("t_sf", x => Tail.Student(x[0], x[1]));
        Check("f_sf", x => Tail.F(x[0], x[1], x[2]));
    }

    [Fact]
    public void TailsEqualTheirClosedFormsFarOut()
    {
        foreach (var x in new[] { 0.01, 0.5, 1, 3, 10, 50, 200, 700 })
        {
            foreach (var k in new[] { 1, 2, 5, 20, 100 })
            {
                // Chi-square with 2k degrees of freedom: exp(-x/2) times the first k terms of exp(x/2).
                var (term, sum) = (Math.Exp(-x / 2), 0.0);
                for (var i = 0; i < k; i++)
                {
                    sum += term;
                    term *= x / 2 / (i + 1);
                }
                GoldenFile.NearRelative(sum, Tail.ChiSquare(x, 2 * k), 1e-10, $"chi-square {x} {2 * k}");
                GoldenFile.NearRelative(
                    Math.Exp(-k * Math.Log(1 + x / k)),
                    Tail.F(x, 2, 2 * k),
                    1e-10,
                    $"F {x} {2 * k}"
                );
            }
            GoldenFile.NearRelative(Math.Atan(1 / x) / Math.PI, Tail.Student(x, 1), 1e-10, $"t {x} 1");
            var root = Math.Sqrt(2 + x * x);
            GoldenFile.NearRelative(1 / (root * (root + x)), Tail.Student(x, 2), 1e-10, $"t {x} 2");
        }
    }

    [Fact]
    public void DescriptionsEqualTheReference()
    {
        foreach (var c in GoldenFile.Load("distances.json").GetProperty("descriptive").EnumerateArray())
        {
            var x = c.Numbers("x");
            GoldenFile.NearRelative(c.Number("mean"), Sample.Mean(x), 1e-10);
            GoldenFile.NearRelative(c.Number("var1"), Sample.Variance(x), 1e-10);
            GoldenFile.NearRelative(c.Number("median"), Sample.Median(x), 1e-10);
            GoldenFile.Near(c.Number("iqr"), Sample.Quantile(x, 0.75) - Sample.Quantile(x, 0.25), 1e-10);
        }
    }

    [Fact]
    public void AdjustedPValuesEqualStatsmodels()
    {
        foreach (var c in GoldenFile.Load("distances.json").GetProperty("multiple_testing").EnumerateArray())
        {
            var p = c.Numbers("p");
            foreach (
                var (name, adjusted) in new[]
                {
                    ("holm", MultipleTesting.Holm(p)),
                    ("bh", MultipleTesting.BenjaminiHochberg(p)),
                    ("bonferroni", MultipleTesting.Bonferroni(p)),
                }
            )
            {
                var golden = c.GetProperty(name);
                foreach (var (expected, actual) in golden.Numbers("adjusted").Zip(adjusted))
                {
                    GoldenFile.Near(expected, actual, 1e-10, name);
                }
                Assert.Equal(golden.GetProperty("adjusted").GetArrayLength(), adjusted.Length);
            }
        }
        Assert.Empty(MultipleTesting.Holm([]));
        Assert.Throws<InputException>(() => MultipleTesting.Holm([0.5, 1.5]));
        Assert.Throws<InputException>(() => MultipleTesting.BenjaminiHochberg([double.NaN]));
    }
}
