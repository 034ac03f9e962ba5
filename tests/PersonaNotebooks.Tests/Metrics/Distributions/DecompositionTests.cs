using PersonaNotebooks.Metrics.Distributions;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Distributions;

public class DecompositionTests
{
    [Fact]
    public void PrincipalComponentsEqualScikitLearn()
    {
        var c = GoldenFile.Load("sklearn.json").GetProperty("pca");
        var data = c.Table("X");
        var model = Pca.Fit(data);
        Near(c.Numbers("mean"), [.. model.Mean], 1e-8);
        Near(c.Numbers("explained_variance"), [.. model.ExplainedVariance], 1e-8);
        Near(c.Numbers("ratio"), [.. model.ExplainedVarianceRatio], 1e-8);
        double[] singular = [.. model.ExplainedVariance.Select(v => Math.Sqrt(v * (data.Rows - 1)))];
        Near(c.Numbers("singular_values"), singular, 1e-8);
        Assert.Equal(c.GetProperty("n_components_for_0.9").GetInt32(), model.ComponentsFor(0.9));
        var expected = c.Table("components");
        for (var i = 0; i < expected.Rows; i++)
        {
            // Up to the sign of the component.
            var sign = Math.Sign(expected.Row(i)[0]) * Math.Sign(model.Components.Row(i)[0]);
            Near([.. expected.Row(i).ToArray().Select(x => sign * x)], model.Components.Row(i).ToArray(), 1e-8);
        }
        var scores = model.Transform(data, 3);
        var absolute = c.Table("abs_scores_first3");
        for (var i = 0; i < absolute.Rows; i++)
        {
            Near(absolute.Row(i).ToArray(), [.. scores.Row(i).ToArray().Select(Math.Abs)], 1e-8);
        }
    }

    [Fact]
    public void FewRowsGiveTheSameComponentsAsTheCovariance()
    {
        var wide = FrechetTests.Random(6, 15, 3);
        var padded = Features.FromRows(Enumerable.Range(0, 18).Select(i => wide.Row(i % 6).ToArray()));
        var (few, many) = (Pca.Fit(wide), Pca.Fit(padded));
        Assert.Equal(5, few.Components.Rows);
        Near([.. many.ExplainedVarianceRatio.Take(5)], [.. few.ExplainedVarianceRatio], 1e-10);
        Near(many.Components.Row(2).ToArray(), few.Components.Row(2).ToArray(), 1e-8);
    }

    [Fact]
    public void TruncatedSvdFindsAPlantedSpectrum()
    {
        // Orthonormal factors from a large random table's own decomposition, then known singular values.
        var seedling = TruncatedSvd.Fit(FrechetTests.Random(70, 40, 5), 40, 1, iterations: 0);
        double[] planted = [9, 5, 4.9, 1, 0.5, 1e-6];
        var table = new double[70 * 40];
        for (var r = 0; r < planted.Length; r++)
        {
            for (var i = 0; i < table.Length; i++)
            {
                table[i] += planted[r] * seedling.Left.Row(i / 40)[r] * seedling.Right.Row(r)[i % 40];
            }
        }
        var model = TruncatedSvd.Fit(new(table, 70, 40), 6, 2);
        Near(planted, [.. model.SingularValues], 1e-10);
        for (var r = 0; r < 5; r++)
        {
            Assert.Equal(1, Math.Abs(Dot(seedling.Right.Row(r), model.Right.Row(r))), 9);
        }
    }

    [Fact]
    public void TruncatedSvdOfFullRankEqualsPrincipalComponentsOfCentredData()
    {
        var data = FrechetTests.Random(30, 7, 6);
        var pca = Pca.Fit(data);
        double[] centred = [.. data.Values.ToArray().Select((x, i) => x - pca.Mean[i % 7])];
        var model = TruncatedSvd.Fit(new(centred, 30, 7), 7, 3);
        Near([.. pca.ExplainedVariance.Select(v => Math.Sqrt(29 * v))], [.. model.SingularValues], 1e-10);
    }

    [Fact]
    public void RefusesWhatHasNoDirections()
    {
        Assert.Throws<InputException>(() => Pca.Fit(FrechetTests.Random(1, 4, 1)));
        Assert.Throws<InputException>(() =>
            Pca.Fit(FrechetTests.Random(5, 4, 1)).Transform(FrechetTests.Random(5, 3, 1), 2)
        );
        Assert.Throws<InputException>(() => TruncatedSvd.Fit(FrechetTests.Random(5, 4, 1), 5, 1));
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static void Near(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (e, a) in expected.Zip(actual))
        {
            GoldenFile.Near(e, a, tolerance);
        }
    }
}
