using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Tests.Statistics;

public class RepeatedMeasuresAnovaTests
{
    [Fact]
    public void TwoLevelsAreAPairedTTest()
    {
        var data = Random(12, 2, 3, 1);
        var effect = RepeatedMeasuresAnova.TwoWay(data, "condition", "task")[0];
        double[] first = [.. data.Select(table => table[0].Average())],
            second = [.. data.Select(table => table[1].Average())];
        var t = TTest.Paired(first, second);
        Assert.Equal("condition", effect.Name);
        Assert.Equal(t.Statistic * t.Statistic, effect.F, 9);
        Assert.Equal(t.P, effect.P, 9);
        Assert.Equal(1, effect.Epsilon, 12);
        Assert.Equal(effect.P, effect.GreenhouseGeisserP, 12);
    }

    [Fact]
    public void EqualsTheClassicalSumsOfSquares()
    {
        // Independent route: cell means instead of contrasts, and Greenhouse and Geisser's formula on the covariance of the levels.
        const int n = 9,
            p = 3,
            q = 4;
        var y = Random(n, p, q, 2);
        double Mean(Func<int, int, int, bool> take)
        {
            var (sum, count) = (0.0, 0);
            for (var s = 0; s < n; s++)
            {
                for (var i = 0; i < p; i++)
                {
                    for (var j = 0; j < q; j++)
                    {
                        if (take(s, i, j))
                        {
                            sum += y[s][i][j];
                            count++;
                        }
                    }
                }
            }
            return sum / count;
        }
        var all = Mean((_, _, _) => true);
        double[] subject = [.. Enumerable.Range(0, n).Select(k => Mean((s, _, _) => s == k))],
            row = [.. Enumerable.Range(0, p).Select(k => Mean((_, i, _) => i == k))],
            column = [.. Enumerable.Range(0, q).Select(k => Mean((_, _, j) => j == k))];
        double a = 0,
            errorA = 0,
            ab = 0,
            errorAb = 0,
            total = 0,
            b = column.Sum(m => n * p * (m - all) * (m - all));
        for (var i = 0; i < p; i++)
        {
            a += n * q * Math.Pow(row[i] - all, 2);
            for (var s = 0; s < n; s++)
            {
                errorA += q * Math.Pow(y[s][i].Average() - subject[s] - row[i] + all, 2);
            }
            for (var j = 0; j < q; j++)
            {
                var cell = Mean((_, x, z) => x == i && z == j);
                ab += n * Math.Pow(cell - row[i] - column[j] + all, 2);
                for (var s = 0; s < n; s++)
                {
                    var subjectColumn = Mean((t, _, z) => t == s && z == j);
                    errorAb += Math.Pow(
                        y[s][i][j] - y[s][i].Average() - subjectColumn - cell + subject[s] + row[i] + column[j] - all,
                        2
                    );
                    total += Math.Pow(y[s][i][j] - all, 2);
                }
            }
        }
        var effects = RepeatedMeasuresAnova.TwoWay(y);
        Assert.Equal(a / (p - 1) / (errorA / ((p - 1) * (n - 1))), effects[0].F, 9);
        Assert.Equal(ab / 6 / (errorAb / (6 * (n - 1))), effects[2].F, 9);
        Assert.Equal(a / (total - b - ab), effects[0].GeneralizedEtaSquared, 9);
        Assert.Equal(a / (a + errorA), effects[0].PartialEtaSquared, 9);
        Assert.Equal((6.0, 48.0), (effects[2].DegreesOfFreedom, effects[2].ErrorDegreesOfFreedom));

        var covariance = new double[p, p];
        for (var i = 0; i < p; i++)
        {
            for (var k = 0; k < p; k++)
            {
                covariance[i, k] =
                    Enumerable.Range(0, n).Sum(s => (y[s][i].Average() - row[i]) * (y[s][k].Average() - row[k]))
                    / (n - 1);
            }
        }
        double[] rowMeans =
        [
            .. Enumerable.Range(0, p).Select(i => Enumerable.Range(0, p).Average(k => covariance[i, k])),
        ];
        var grand = rowMeans.Average();
        var diagonal = Enumerable.Range(0, p).Average(i => covariance[i, i]);
        var squares = covariance.Cast<double>().Sum(c => c * c);
        var epsilon =
            p
            * p
            * Math.Pow(diagonal - grand, 2)
            / ((p - 1) * (squares - 2 * p * rowMeans.Sum(m => m * m) + p * p * grand * grand));
        Assert.Equal(epsilon, effects[0].Epsilon, 9);
        Assert.Equal(Tail.F(effects[0].F, 2 * epsilon, 16 * epsilon), effects[0].GreenhouseGeisserP, 9);
    }

    [Fact]
    public void FalseAlarmsStayNearTheirLevelWhenSphericityFails()
    {
        var (plain, corrected) = (0, 0);
        const int trials = 600;
        for (var trial = 0; trial < trials; trial++)
        {
            var random = new Seed(8).For("trial", trial).Stream();
            // The fifth level varies ten times as much as the others.
            var data = Enumerable
                .Range(0, 10)
                .Select(_ =>
                    Enumerable
                        .Range(0, 5)
                        .Select(i =>
                            Enumerable.Range(0, 2).Select(_ => random.NextNormal() * (i == 4 ? 10 : 1)).ToArray()
                        )
                        .ToArray()
                )
                .ToArray();
            var effect = RepeatedMeasuresAnova.TwoWay(data)[0];
            plain += effect.P < 0.05 ? 1 : 0;
            corrected += effect.GreenhouseGeisserP < 0.05 ? 1 : 0;
        }
        Assert.InRange(corrected / (double)trials, 0.02, 0.08);
        Assert.True(plain > corrected);
    }

    [Fact]
    public void RefusesIncompleteSubjects()
    {
        Assert.Throws<InputException>(() => RepeatedMeasuresAnova.TwoWay(Random(1, 2, 2, 1)));
        Assert.Throws<InputException>(() =>
            RepeatedMeasuresAnova.TwoWay([.. Random(3, 2, 2, 1), .. Random(1, 2, 3, 1)])
        );
        Assert.Throws<InputException>(() =>
            RepeatedMeasuresAnova.TwoWay([.. Random(3, 2, 2, 1), new[] { new[] { 1.0, 2 }, new[] { 1, double.NaN } }])
        );
        Assert.Throws<InputException>(() => RepeatedMeasuresAnova.TwoWay(Random(3, 1, 2, 1)));
    }

    private static double[][][] Random(int subjects, int rows, int columns, int seed)
    {
        var random = new Seed((ulong)seed).Stream();
        return
        [
            .. Enumerable
                .Range(0, subjects)
                .Select(_ =>
                    Enumerable
                        .Range(0, rows)
                        .Select(i =>
                            Enumerable.Range(0, columns).Select(j => 0.3 * i * j + random.NextNormal()).ToArray()
                        )
                        .ToArray()
                ),
        ];
    }
}
