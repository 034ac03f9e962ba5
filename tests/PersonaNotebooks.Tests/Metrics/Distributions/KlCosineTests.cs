using PersonaNotebooks.Metrics.Distributions;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Distributions;

public class KlCosineTests
{
    [Fact]
    public void EqualsTheReference()
    {
        foreach (var c in GoldenFile.Load("kl_cosine.json").GetProperty("cases").EnumerateArray())
        {
            var (real, synth) = (c.Table("real"), c.Table("synth"));
            Assert.Equal(c.Numbers("hist_real_counts").Select(x => (long)x), CosineHistogram.Count(real));
            Assert.Equal(c.Numbers("hist_synth_counts").Select(x => (long)x), CosineHistogram.Count(synth));
            GoldenFile.Near(c.Number("kl_real_synth"), KlCosine.Divergence(real, synth), 1e-9, c.Text("id"));
            GoldenFile.Near(c.Number("kl_synth_real"), KlCosine.Divergence(synth, real), 1e-9, c.Text("id"));
            double[] p = Shares(real),
                q = Shares(synth);
            GoldenFile.Near(c.Number("js_nats"), JensenShannon.Divergence(p, q), 1e-9, c.Text("id"));
        }
    }

    private static double[] Shares(Features data)
    {
        var counts = CosineHistogram.Count(data);
        return [.. counts.Select(n => n / (double)counts.Sum() + 1e-10)];
    }

    [Fact]
    public void CountsEveryPairWhateverTheNumberOfRows()
    {
        foreach (var rows in new[] { 2, 3, 63, 64, 65, 131 })
        {
            Assert.Equal(rows * (rows - 1L) / 2, CosineHistogram.Count(FrechetTests.Random(rows, 5, rows), 7).Sum());
        }
    }

    [Fact]
    public void EdgesBelongToTheUpperBin()
    {
        // Three pairs with the zero row have cosine 0, two opposite pairs -1, one pair 1.
        var data = Features.FromRows([
            [1.0, 0],
            [2, 0],
            [-1, 0],
            [0, 0],
        ]);
        Assert.Equal([2L, 0, 3, 1], CosineHistogram.Count(data, 4));
    }

    [Fact]
    public void RightAnglesOfWholeNumbersAreExactAndHugeRowsStayInRange()
    {
        var right = Features.FromRows([
            [1.0, 1, 1],
            [1, -1, 0],
            [3e200, 3e200, -6e200],
            [1e-300, 1e-300, -2e-300],
        ]);
        // Five right angles fall on the middle edge, the last two rows are parallel.
        Assert.Equal([0L, 0, 5, 1], CosineHistogram.Count(right, 4));
    }

    [Fact]
    public void EqualSetsGiveZeroAndScaleDoesNotMatter()
    {
        var data = FrechetTests.Random(40, 6, 9);
        var scaled = Features.FromRows(
            Enumerable.Range(0, 40).Select(i => data.Row(39 - i).ToArray().Select(x => 8 * x).ToArray())
        );
        Assert.Equal(0, KlCosine.Divergence(data, data));
        Assert.Equal(0, KlCosine.Divergence(data, scaled), 12);
    }

    [Fact]
    public void RefusesWhatHasNoPairs()
    {
        var data = FrechetTests.Random(4, 2, 1);
        Assert.Throws<InputException>(() => KlCosine.Divergence(data, FrechetTests.Random(1, 2, 1)));
        Assert.Throws<InputException>(() => KlCosine.Divergence(data, data, bins: 0));
        Assert.Throws<InputException>(() => KlCosine.Divergence(data, data, epsilon: 0));
    }
}
