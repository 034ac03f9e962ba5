using System.Text.Json;
using PersonaNotebooks.Statistics;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Statistics;

public class PairedTests
{
    private static readonly JsonElement[] Cases =
    [
        .. GoldenFile.Load("distances.json").GetProperty("paired").EnumerateArray(),
    ];

    [Fact]
    public void WilcoxonEqualsScipy()
    {
        foreach (var c in Cases)
        {
            foreach (var row in c.GetProperty("wilcoxon").EnumerateArray())
            {
                var zeros = row[0].GetString() switch
                {
                    "wilcox" => ZeroDifferences.LeaveOut,
                    "pratt" => ZeroDifferences.Pratt,
                    _ => ZeroDifferences.Split,
                };
                var side = row[2].GetString() switch
                {
                    "less" => Alternative.Less,
                    "greater" => Alternative.Greater,
                    _ => Alternative.TwoSided,
                };
                var mode = row[3].GetString() == "exact" ? ExactMode.Exact : ExactMode.Approximate;
                var actual = Wilcoxon.SignedRank(
                    c.Numbers("x"),
                    c.Numbers("y"),
                    side,
                    zeros,
                    row[1].GetBoolean(),
                    mode
                );
                GoldenFile.Near(row[4].Number(), actual.Statistic, 1e-10, row.ToString());
                GoldenFile.NearRelative(row[5].Number(), actual.P, 1e-8, $"{c.Text("id")} {row}");
            }
        }
    }

    [Fact]
    public void PairedTAndCorrelationsEqualScipy()
    {
        foreach (var c in Cases)
        {
            var (x, y) = (c.Numbers("x"), c.Numbers("y"));
            Same(c.GetProperty("ttest_rel"), "t", TTest.Paired(x, y));
            if (c.Text("id") == "const")
            {
                continue;
            }
            Same(c.GetProperty("pearson"), "r", Correlation.Pearson(x, y));
            Same(c.GetProperty("spearman"), "r", Correlation.Spearman(x, y));
            Same(c.GetProperty("kendall_b"), "r", Kendall.TauB(x, y));
            var approximate = Kendall.TauB(x, y, mode: ExactMode.Approximate);
            GoldenFile.NearRelative(c.Number("kendall_b_asymptotic_p"), approximate.P, 1e-8, c.Text("id"));
            var interval = c.Numbers("pearson_ci95");
            var estimate = Correlation.PearsonInterval(x, y);
            GoldenFile.Near(interval[0], estimate.Low, 1e-10);
            GoldenFile.Near(interval[1], estimate.High, 1e-10);
        }
    }

    [Fact]
    public void CorrelationsWithAConstantAreNaNAsInScipy()
    {
        var constant = Cases.Single(c => c.Text("id") == "const");
        var (x, y) = (constant.Numbers("x"), constant.Numbers("y"));
        var interval = Correlation.PearsonInterval(x, y);
        double[] values = [interval.Low, interval.High];
        foreach (
            var result in new[]
            {
                Correlation.Pearson(x, y),
                Correlation.Spearman(x, y),
                Kendall.TauB(x, y),
                Kendall.TauB(x, y, mode: ExactMode.Approximate),
            }
        )
        {
            values = [.. values, result.Statistic, result.P];
        }
        Assert.All(values, value => Assert.Equal(double.NaN, value));
        Assert.All(constant.Numbers("pearson_ci95"), bound => Assert.Equal(double.NaN, bound));
        foreach (var name in new[] { "pearson", "spearman", "kendall_b" })
        {
            Assert.Equal(double.NaN, constant.GetProperty(name).Number("r"));
            Assert.Equal(double.NaN, constant.GetProperty(name).Number("p"));
        }
    }

    [Fact]
    public void TiesTakeTheApproximationUnlessTheCallerInsists()
    {
        // Deliberate deviation: scipy counts here although equal differences share ranks.
        double[] x = [1, 2, 3, 4, 5, 6],
            y = [0, 1, 2, 6, 7, 3];
        Assert.Contains("approximate", Wilcoxon.SignedRank(x, y).Method);
        Assert.Contains("exact", Wilcoxon.SignedRank(x, y, mode: ExactMode.Exact).Method);
        Assert.Contains("exact", Wilcoxon.SignedRank([1, 2, 4], [0, 0, 0]).Method);
    }

    [Fact]
    public void ForcedExactWilcoxonCutsOffHalfRanksAsScipy()
    {
        // Ranks 1.5, 1.5, 3, positive sum 4.5, read as 4 of 0 to 6.
        double[] zero = [0, 0, 0];
        Assert.Equal(3 / 8.0, Wilcoxon.SignedRank([1, -1, 3], zero, Alternative.Greater, mode: ExactMode.Exact).P, 12);
        Assert.Equal(6 / 8.0, Wilcoxon.SignedRank([1, -1, 3], zero, Alternative.Less, mode: ExactMode.Exact).P, 12);
        Assert.Equal(4.5, Wilcoxon.SignedRank([1, -1, 3], zero, Alternative.Greater, mode: ExactMode.Exact).Statistic);
    }

    [Fact]
    public void EqualPairsHaveNoRanksUnlessZerosAreSplit()
    {
        double[] same = [1, 2, 3, 4];
        foreach (var zeros in new[] { ZeroDifferences.LeaveOut, ZeroDifferences.Pratt })
        {
            Assert.Throws<InputException>(() => Wilcoxon.SignedRank(same, same, zeros: zeros));
        }
        var split = Wilcoxon.SignedRank(same, same, zeros: ZeroDifferences.Split);
        Assert.Equal((5, 1, 0), (split.Statistic, split.P, split.Effect));
    }

    [Fact]
    public void KendallOfLongListsNearlyInOrderIsCountedAtOnce()
    {
        double[] x = [.. Enumerable.Range(0, 5000).Select(i => (double)i)],
            y = [.. x];
        (y[0], y[1]) = (y[1], y[0]);
        Assert.Contains("exact", Kendall.TauB(x, y).Method);
        Assert.Equal(0, Kendall.TauB(x, y).P);
        // One inversion of 7: the 1 + 6 best of 7! orders, on both sides.
        Assert.Equal(2 * 7 / 5040.0, Kendall.TauB(x.AsSpan(0, 7), y.AsSpan(0, 7)).P, 15);
        Assert.Equal(1 - 1 / 5040.0, Kendall.TauB(x.AsSpan(0, 7), y.AsSpan(0, 7), Alternative.Less).P, 15);
    }

    [Fact]
    public void ExactWilcoxonCountsSignPatterns()
    {
        // Of eight patterns one has all signs positive.
        Assert.Equal(1 / 8.0, Wilcoxon.SignedRank([1, 2, 4], [0, 0, 0], Alternative.Greater).P, 12);
        Assert.Equal(2 / 8.0, Wilcoxon.SignedRank([1, 2, 4], [0, 0, 0]).P, 12);
        Assert.Equal(1, Wilcoxon.SignedRank([1, 2, 4], [0, 0, 0]).Effect, 12);
    }

    [Fact]
    public void KendallCountsTiesInTauB()
    {
        // 8 functions: 28 pairs; two tied in y: (27 - 0) / sqrt(28 * 27).
        double[] ranks = [1, 2, 3, 4, 5, 6, 7, 8],
            tied = [1, 1, 3, 4, 5, 6, 7, 8];
        Assert.Equal(27 / Math.Sqrt(28.0 * 27), Kendall.TauB(ranks, tied).Statistic, 12);
        Assert.Equal(2 / 40320.0, Kendall.TauB(ranks, ranks).P, 15);
        Assert.Equal(-1, Kendall.TauB(ranks, [.. ranks.Reverse()]).Statistic);
        Assert.Equal(2 / 40320.0, Kendall.TauB(ranks, [.. ranks.Reverse()]).P, 15);
        Assert.Throws<InputException>(() => Kendall.TauB(ranks, tied, mode: ExactMode.Exact));
    }

    [Fact]
    public void CorrelationsAreSymmetricAndBounded()
    {
        var random = new Seed(2).Stream();
        for (var trial = 0; trial < 100; trial++)
        {
            double[] x = [.. Enumerable.Range(0, 9).Select(_ => (double)random.Next(6))],
                y = [.. Enumerable.Range(0, 9).Select(_ => random.NextNormal())];
            foreach (
                var test in new Func<double[], double[], TestResult>[]
                {
                    (a, b) => Correlation.Pearson(a, b),
                    (a, b) => Correlation.Spearman(a, b),
                    (a, b) => Kendall.TauB(a, b),
                }
            )
            {
                Assert.Equal(test(x, y).Statistic, test(y, x).Statistic, 12);
                Assert.InRange(test(x, y).P, 0, 1);
                Assert.Equal(1, test(y, y).Statistic, 12);
                Assert.Equal(-test(x, y).Statistic, test(x, [.. y.Select(v => -v)]).Statistic, 12);
            }
        }
    }

    [Fact]
    public void RefusesWhatIsNoPair()
    {
        Assert.Throws<InputException>(() => Correlation.Pearson([1, 2, 3], [1, 2]));
        Assert.Throws<InputException>(() => Correlation.Spearman([1, 2, double.NaN], [1, 2, 3]));
        Assert.Throws<InputException>(() => Wilcoxon.SignedRank([1, 2], [1, 2]));
        Assert.Throws<InputException>(() => Wilcoxon.SignedRank([1, 3], [1, 2], mode: ExactMode.Exact));
        Assert.Throws<InputException>(() => TTest.Paired([1], [1]));
    }

    private static void Same(JsonElement golden, string statistic, TestResult actual)
    {
        GoldenFile.Near(golden.Number(statistic), actual.Statistic, 1e-10, actual.Method);
        GoldenFile.NearRelative(golden.Number("p"), actual.P, 1e-8, actual.Method);
    }
}
