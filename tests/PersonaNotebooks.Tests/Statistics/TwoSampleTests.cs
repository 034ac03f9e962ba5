using System.Text.Json;
using PersonaNotebooks.Statistics;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Statistics;

public class TwoSampleTests
{
    private static readonly JsonElement[] Cases =
    [
        .. GoldenFile.Load("distances.json").GetProperty("two_sample").EnumerateArray(),
    ];

    private static readonly (string Name, Alternative Side)[] Sides =
    [
        ("two-sided", Alternative.TwoSided),
        ("less", Alternative.Less),
        ("greater", Alternative.Greater),
    ];

    [Fact]
    public void TTestsEqualScipy()
    {
        foreach (var c in Cases)
        {
            var (a, b) = (c.Numbers("a"), c.Numbers("b"));
            foreach (var (name, side) in Sides)
            {
                Same(c.GetProperty("ttest_student").GetProperty(name), TTest.Student(a, b, side), "t");
                Same(c.GetProperty("ttest_welch").GetProperty(name), TTest.Welch(a, b, side), "t");
            }
            GoldenFile.NearRelative(c.Number("welch_df"), TTest.Welch(a, b).DegreesOfFreedom, 1e-10);
        }
    }

    [Fact]
    public void MannWhitneyEqualsScipy()
    {
        foreach (var c in Cases)
        {
            var (a, b) = (c.Numbers("a"), c.Numbers("b"));
            foreach (var (name, side) in Sides)
            {
                var golden = c.GetProperty("mannwhitney").GetProperty(name);
                var corrected = MannWhitney.Test(a, b, side, mode: ExactMode.Approximate);
                var plain = MannWhitney.Test(a, b, side, correction: false, ExactMode.Approximate);
                GoldenFile.Near(golden.Number("U1"), corrected.Statistic, 1e-10);
                GoldenFile.NearRelative(golden.Number("p_asymp_cc"), corrected.P, 1e-8, name);
                GoldenFile.NearRelative(golden.Number("p_asymp_nocc"), plain.P, 1e-8, name);
                if (golden.TryGetProperty("p_exact", out var p))
                {
                    var exact = MannWhitney.Test(a, b, side);
                    Assert.Contains("exact", exact.Method);
                    GoldenFile.NearRelative(p.Number(), exact.P, 1e-8, name);
                }
            }
        }
    }

    [Fact]
    public void EffectSizesEqualTheReference()
    {
        foreach (var c in Cases)
        {
            var (a, b) = (c.Numbers("a"), c.Numbers("b"));
            GoldenFile.Near(c.Number("cohens_d_pooled"), EffectSize.CohensD(a, b), 1e-10);
            GoldenFile.Near(c.Number("hedges_g_approx"), EffectSize.HedgesG(a, b), 1e-10);
            GoldenFile.Near(c.Number("cliffs_delta"), EffectSize.CliffsDelta(a, b), 1e-10);
            GoldenFile.Near(c.Number("cliffs_delta"), MannWhitney.Test(a, b).Effect, 1e-10);
        }
    }

    [Fact]
    public void ExactPermutationEqualsScipyAndTheAbsoluteCountIsAnotherConvention()
    {
        foreach (var c in Cases)
        {
            if (!c.TryGetProperty("perm_mean_exact", out var golden))
            {
                continue;
            }
            var (a, b) = (c.Numbers("a"), c.Numbers("b"));
            foreach (var (name, side) in Sides)
            {
                Same(golden.GetProperty(name), PermutationTest.TwoSample(a, b, 1, side), "stat");
            }
            var absolute = golden.GetProperty("two_sided_absdiff").Number("p");
            GoldenFile.NearRelative(absolute, PermutationTest.TwoSample(a, b, 1, absolute: true).P, 1e-8);
            Assert.NotEqual(absolute, PermutationTest.TwoSample(a, b, 1).P, 1e-6);
        }
    }

    [Fact]
    public void RandomPermutationsComeNearTheExactOnesAndAreNeverZero()
    {
        double[] a = [1.1, 2.2, 3.3, 4.4, 5.5],
            b = [2.0, 3.1, 4.9, 6.2, 7.7, 8.1];
        var exact = PermutationTest.TwoSample(a, b, 1).P;
        Assert.InRange(PermutationTest.TwoSample(a, b, 1, draws: 400).P, exact - 0.06, exact + 0.06);
        double[] far = [.. Enumerable.Range(0, 30).Select(i => 1000.0 + i)],
            near = [.. Enumerable.Range(0, 30).Select(i => (double)i)];
        Assert.Equal(1 / 1000.0, PermutationTest.TwoSample(far, near, 3, Alternative.Greater, draws: 999).P, 12);
        Assert.Equal(1 / 1000.0, PermutationTest.Paired(far, near, 3, Alternative.Greater, draws: 999).P, 12);
        Assert.Equal(PermutationTest.TwoSample(far, b, 3).P, PermutationTest.TwoSample(far, b, 3).P);
    }

    [Fact]
    public void PairedPermutationCountsEverySignPattern()
    {
        // Differences 1, 2, 3: only the sample itself has so large a mean, of eight patterns.
        var result = PermutationTest.Paired([1, 2, 3], [0, 0, 0], 1, Alternative.Greater);
        Assert.Equal(1 / 8.0, result.P);
        Assert.Equal(2, result.Statistic);
        Assert.Equal(1, PermutationTest.Paired([1, -1], [0, 0], 1).P);
    }

    [Fact]
    public void SamplesWithoutVarianceDifferForSureOrNotAtAll()
    {
        // As scipy: infinite t and p = 0 for different constants, NaN for equal ones.
        foreach (
            var test in new Func<double[], double[], TestResult>[]
            {
                (a, b) => TTest.Student(a, b),
                (a, b) => TTest.Welch(a, b),
            }
        )
        {
            Assert.Equal((double.NegativeInfinity, 0), (test([1, 1, 1], [2, 2]).Statistic, test([1, 1, 1], [2, 2]).P));
            Assert.Equal(double.NaN, test([1, 1, 1], [1, 1]).P);
        }
    }

    [Fact]
    public void OrderDoesNotMatterAndSidesMirror()
    {
        double[] a = [3, 1, 4, 1, 5],
            b = [9, 2, 6];
        double[] shuffled = [5, 1, 1, 4, 3];
        Assert.Equal(MannWhitney.Test(a, b).P, MannWhitney.Test(shuffled, b).P, 12);
        Assert.Equal(MannWhitney.Test(a, b, Alternative.Less).P, MannWhitney.Test(b, a, Alternative.Greater).P, 12);
        Assert.Equal(TTest.Welch(a, b).P, TTest.Welch(b, a).P, 12);
        Assert.Equal(-EffectSize.CliffsDelta(a, b), EffectSize.CliffsDelta(b, a), 12);
    }

    [Fact]
    public void RefusesEmptyAndNonFiniteSamples()
    {
        Assert.Throws<InputException>(() => MannWhitney.Test([], [1]));
        Assert.Throws<InputException>(() => MannWhitney.Test([1, 2], [2, 3], mode: ExactMode.Exact));
        Assert.Throws<InputException>(() => PermutationTest.TwoSample([1], [double.NaN], 1));
        Assert.Throws<InputException>(() => TTest.Student([1], [1, 2]));
        Assert.Throws<InputException>(() => EffectSize.CliffsDelta([1], []));
    }

    private static void Same(JsonElement golden, TestResult actual, string statistic)
    {
        GoldenFile.Near(golden.Number(statistic), actual.Statistic, 1e-10);
        GoldenFile.NearRelative(golden.Number("p"), actual.P, 1e-8);
    }
}
