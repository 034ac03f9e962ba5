using PersonaNotebooks.Statistics;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Statistics;

public class BootstrapTests
{
    [Fact]
    public void IntervalsFromGivenResamplesEqualTheReference()
    {
        foreach (
            var c in GoldenFile.Load("distances.json").GetProperty("bootstrap").GetProperty("rows").EnumerateArray()
        )
        {
            var x = c.Numbers("x");
            Func<IEnumerable<double>, double> statistic = c.Text("stat") switch
            {
                "mean" => sample => Sample.Mean([.. sample]),
                "median" => sample => Sample.Median([.. sample]),
                var other => throw new InvalidOperationException($"unknown statistic {other}"),
            };
            double[] replicates =
            [
                .. c.GetProperty("indices_B_x_n")
                    .EnumerateArray()
                    .Select(row => statistic(row.EnumerateArray().Select(i => x[i.GetInt32()]))),
            ];
            double[] jackknife =
            [
                .. Enumerable.Range(0, x.Length).Select(left => statistic(x.Where((_, i) => i != left))),
            ];
            var percentile = BootstrapInterval.Percentile(replicates);
            var expected = c.Numbers("percentile95");
            GoldenFile.Near(expected[0], percentile.Low, 1e-10);
            GoldenFile.Near(expected[1], percentile.High, 1e-10);
            var golden = c.GetProperty("bca");
            var bca = BootstrapInterval.Bca(c.Number("estimate"), replicates, jackknife);
            GoldenFile.Near(golden.Number("z0"), bca.Bias, 1e-10);
            GoldenFile.Near(golden.Number("a"), bca.Acceleration, 1e-10);
            GoldenFile.Near(golden.Numbers("alphas")[0], bca.LowShare, 1e-10);
            GoldenFile.Near(golden.Numbers("alphas")[1], bca.HighShare, 1e-10);
            GoldenFile.Near(golden.Numbers("ci95")[0], bca.Low, 1e-10);
            GoldenFile.Near(golden.Numbers("ci95")[1], bca.High, 1e-10);
            // Own draws against scipy's 50,000: good to about 0.02.
            var ours = Bootstrap.Bca(x, sample => statistic(sample.ToArray()), 3, draws: 20_000);
            GoldenFile.Near(c.Numbers("scipy_50k_bca")[0], ours.Low, 0.03);
            GoldenFile.Near(c.Numbers("scipy_50k_bca")[1], ours.High, 0.03);
        }
    }

    [Fact]
    public void SeedsRepeatAndMethodsAreNamed()
    {
        double[] x = [1, 4, 2, 8, 5, 7];
        var first = Bootstrap.Percentile(x, sample => Sample.Mean(sample), 9, unit: "persona");
        Assert.Equal(first.Low, Bootstrap.Percentile(x, sample => Sample.Mean(sample), 9).Low);
        Assert.Equal("percentile bootstrap, 2000 draws", first.Method);
        Assert.Equal(6, first.N["persona"]);
        Assert.InRange(first.Value, first.Low, first.High);
    }

    [Fact]
    public void ConstantSamplesHaveNoWidth()
    {
        var estimate = Bootstrap.Bca([2, 2, 2, 2], sample => Sample.Mean(sample), 1);
        Assert.Equal((2, 2), (estimate.Low, estimate.High));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void IntervalsOfSkewedSamplesCoverThePlantedMean(bool bca)
    {
        var hits = 0;
        const int trials = 300;
        for (var trial = 0; trial < trials; trial++)
        {
            var random = new Seed(5).For("trial", trial).Stream();
            double[] x = [.. Enumerable.Range(0, 40).Select(_ => -Math.Log(1 - random.NextDouble()))];
            var estimate = bca
                ? Bootstrap.Bca(x, sample => Sample.Mean(sample), trial, draws: 400)
                : Bootstrap.Percentile(x, sample => Sample.Mean(sample), trial, draws: 400);
            hits += estimate.Low <= 1 && 1 <= estimate.High ? 1 : 0;
        }
        Assert.InRange(hits / (double)trials, 0.88, 0.98);
    }

    [Fact]
    public void ClusterIntervalsCoverWhereRowIntervalsDoNot()
    {
        var (rows, clusters) = (0, 0);
        const int trials = 200;
        for (var trial = 0; trial < trials; trial++)
        {
            var random = new Seed(6).For("trial", trial).Stream();
            int[] persona = [.. Enumerable.Range(0, 200).Select(i => i / 5)];
            double[] level = [.. Enumerable.Range(0, 40).Select(_ => random.NextNormal())];
            double[] y = [.. persona.Select(p => 3 + level[p] + 0.5 * random.NextNormal())];
            var byRow = Bootstrap.Percentile(y, sample => Sample.Mean(sample), trial, draws: 300);
            var byPersona = ClusterBootstrap.Mean(y, [new("persona", persona)], trial, draws: 300);
            rows += byRow.Low <= 3 && 3 <= byRow.High ? 1 : 0;
            clusters += byPersona.Low <= 3 && 3 <= byPersona.High ? 1 : 0;
        }
        Assert.InRange(clusters / (double)trials, 0.89, 0.99);
        Assert.InRange(rows / (double)trials, 0, 0.75);
    }

    [Fact]
    public void TwoCrossedLevelsCoverWhenBothWereSampled()
    {
        var (both, personasOnly) = (0, 0);
        const int trials = 150;
        for (var trial = 0; trial < trials; trial++)
        {
            var random = new Seed(7).For("trial", trial).Stream();
            double[] persona = [.. Enumerable.Range(0, 30).Select(_ => random.NextNormal())],
                wording = [.. Enumerable.Range(0, 20).Select(_ => random.NextNormal())];
            int[] p = [.. Enumerable.Range(0, 600).Select(i => i / 20)],
                w = [.. Enumerable.Range(0, 600).Select(i => i % 20)];
            double[] y = [.. p.Zip(w, (i, j) => persona[i] + wording[j] + 0.5 * random.NextNormal())];
            var two = ClusterBootstrap.Mean(y, [new("persona", p), new("wording", w)], trial, draws: 300);
            var one = ClusterBootstrap.Mean(y, [new("persona", p)], trial, draws: 300);
            both += two.Low <= 0 && 0 <= two.High ? 1 : 0;
            personasOnly += one.Low <= 0 && 0 <= one.High ? 1 : 0;
        }
        Assert.InRange(both / (double)trials, 0.88, 1);
        Assert.InRange(personasOnly / (double)trials, 0, 0.85);
    }

    [Fact]
    public void CrossedLevelsCountWhatVariesBySingleAnswerThreeTimes()
    {
        // The documented price of crossed levels: of pure noise the interval is about root 3 too wide, never too short.
        var random = new Seed(12).Stream();
        int[] persona = [.. Enumerable.Range(0, 900).Select(i => i / 30)],
            wording = [.. Enumerable.Range(0, 900).Select(i => i % 30)];
        double[] y = [.. Enumerable.Range(0, 900).Select(_ => random.NextNormal())];
        var estimate = ClusterBootstrap.Mean(y, [new("persona", persona), new("wording", wording)], 1);
        var plain = 2 * 1.96 / 30;
        Assert.InRange((estimate.High - estimate.Low) / plain, 1.5, 2);
    }

    [Fact]
    public void ClusterBootstrapTakesAnyWeightedStatisticAndNamesItsLevels()
    {
        double[] y = [1, 2, 3, 10, 20, 30];
        int[] persona = [0, 1, 2, 0, 1, 2],
            wording = [7, 7, 7, 8, 8, 8];
        var share = ClusterBootstrap.Estimate(
            y,
            [new("persona", persona), new("wording", wording)],
            (values, weights) =>
            {
                var (high, all) = (0.0, 0.0);
                for (var i = 0; i < values.Length; i++)
                {
                    high += values[i] > 5 ? weights[i] : 0;
                    all += weights[i];
                }
                return high / all;
            },
            2
        );
        Assert.Equal(0.5, share.Value);
        Assert.Equal((0, 1), (share.Low, share.High));
        Assert.Equal("cluster bootstrap over persona, wording, 2000 draws", share.Method);
        Assert.Equal((3, 2), (share.N["persona"], share.N["wording"]));
    }

    [Fact]
    public void RefusesLevelsThatCannotBeResampled()
    {
        Assert.Throws<InputException>(() => ClusterBootstrap.Mean([1, 2], [new("persona", [1])], 1));
        var error = Assert.Throws<InputException>(() => ClusterBootstrap.Mean([1, 2], [new("wording", [1, 1])], 1));
        Assert.Contains("'wording' has a single member", error.Message);
        Assert.Throws<InputException>(() => ClusterBootstrap.Mean([1, double.NaN], [new("persona", [1, 2])], 1));
        Assert.Throws<InputException>(() => ClusterBootstrap.Mean([1, 2], [], 1));
        Assert.Throws<InputException>(() => Bootstrap.Percentile([1], sample => sample[0], 1));
        Assert.Throws<InputException>(() => Bootstrap.Percentile([1, 2], sample => sample[0], 1, level: 1));
    }
}
