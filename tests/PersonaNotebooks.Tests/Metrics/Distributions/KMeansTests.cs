using System.Text.Json;
using PersonaNotebooks.Metrics.Distributions;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Distributions;

public class KMeansTests
{
    private static readonly JsonElement Golden = GoldenFile.Load("sklearn.json").GetProperty("kmeans");

    [Fact]
    public void EqualsScikitLearnFromAGivenStart()
    {
        var data = Golden.Table("X");
        foreach (var run in Golden.GetProperty("runs").EnumerateArray())
        {
            var result = KMeans.FitFrom(data, run.Table("init"), tolerance: 0);
            Assert.Equal(run.Integers("labels"), result.Labels);
            Assert.Equal(run.GetProperty("n_iter").GetInt32(), result.Iterations);
            Assert.True(result.Converged);
            GoldenFile.NearRelative(run.Number("inertia"), result.Inertia, 1e-8);
            foreach (
                var (expected, actual) in run.Table("centers").Values.ToArray().Zip(result.Centres.Values.ToArray())
            )
            {
                GoldenFile.Near(expected, actual, 1e-8);
            }
        }
    }

    [Fact]
    public void RestartsReachTheBestInertiaOfFifty() =>
        GoldenFile.NearRelative(
            Golden.Number("best_of_50_inertia"),
            KMeans.Fit(Golden.Table("X"), 4, 1, restarts: 20, tolerance: 0).Inertia,
            1e-8
        );

    [Theory]
    [InlineData(300, 2, 7)]
    [InlineData(500, 17, 13)]
    [InlineData(200, 1, 3)]
    public void BoundsGiveTheLabelsOfPlainIterations(int rows, int columns, int clusters)
    {
        var data = FrechetTests.Random(rows, columns, rows);
        var start = Features.FromRows(Enumerable.Range(0, clusters).Select(i => data.Row(i).ToArray()));
        var (labels, iterations) = Plain(data, start);
        var result = KMeans.FitFrom(data, start, tolerance: 0);
        Assert.Equal(labels, result.Labels);
        Assert.Equal(iterations, result.Iterations);
    }

    [Fact]
    public void EmptyClustersTakeTheFurthestRow()
    {
        var data = Features.FromRows([
            [0.0],
            [1],
            [2],
            [100],
        ]);
        var start = Features.FromRows([
            [0.0],
            [-500],
            [-600],
        ]);
        var result = KMeans.FitFrom(data, start, tolerance: 0);
        Assert.Equal(3, result.Labels.Distinct().Count());
        Assert.InRange(result.Inertia, 0, 0.5 + 1e-12);
    }

    [Fact]
    public void RepeatedRowsAndAsManyClustersAsRowsWork()
    {
        Assert.Equal(0, KMeans.Fit(FrechetTests.Random(6, 3, 1), 6, 2).Inertia, 12);
        var same = Features.FromRows(Enumerable.Repeat(new[] { 2.0, 2 }, 9));
        Assert.Equal(0, KMeans.Fit(same, 3, 2).Inertia, 12);
    }

    [Fact]
    public void SameSeedSameClusters()
    {
        var data = FrechetTests.Random(200, 4, 8);
        Assert.Equal(KMeans.Fit(data, 9, 3).Labels, KMeans.Fit(data, 9, 3).Labels);
    }

    [Fact]
    public void RefusesMoreClustersThanRows()
    {
        var data = FrechetTests.Random(3, 2, 1);
        Assert.Throws<InputException>(() => KMeans.Fit(data, 4, 1));
        Assert.Throws<InputException>(() => KMeans.Fit(data, 0, 1));
        Assert.Throws<InputException>(() => KMeans.FitFrom(data, FrechetTests.Random(2, 3, 1)));
    }

    private static (int[] Labels, int Iterations) Plain(Features data, Features start)
    {
        var centres = Enumerable.Range(0, start.Rows).Select(j => start.Row(j).ToArray()).ToArray();
        int[] labels = [.. Enumerable.Repeat(-1, data.Rows)];
        for (var iteration = 1; ; iteration++)
        {
            int[] next =
            [
                .. Enumerable
                    .Range(0, data.Rows)
                    .Select(i => Enumerable.Range(0, centres.Length).MinBy(j => Squared(data.Row(i), centres[j]))),
            ];
            if (next.SequenceEqual(labels))
            {
                return (labels, iteration);
            }
            labels = next;
            for (var j = 0; j < centres.Length; j++)
            {
                var members = Enumerable.Range(0, data.Rows).Where(i => labels[i] == j).ToList();
                centres[j] = [.. Enumerable.Range(0, data.Columns).Select(k => members.Average(i => data.Row(i)[k]))];
            }
        }
    }

    private static double Squared(ReadOnlySpan<double> x, double[] y)
    {
        var sum = 0.0;
        for (var k = 0; k < x.Length; k++)
        {
            sum += (x[k] - y[k]) * (x[k] - y[k]);
        }
        return sum;
    }
}
