using PersonaNotebooks.Metrics.Distributions;

namespace PersonaNotebooks.Tests.Metrics.Distributions;

public class ProductTests
{
    [Fact]
    public void ProjectionsEqualPlainLoopsForEveryShape()
    {
        foreach (var (rows, columns) in new[] { (2, 1), (3, 2), (4, 3), (9, 5), (13, 17), (40, 30), (8, 26), (31, 12) })
        {
            var data = FrechetTests.Random(rows, columns, rows + columns);
            var model = Pca.Fit(data);
            foreach (var kept in Enumerable.Range(1, model.Components.Rows))
            {
                var scores = model.Transform(data, kept);
                for (var i = 0; i < rows; i++)
                {
                    for (var c = 0; c < kept; c++)
                    {
                        var sum = 0.0;
                        for (var k = 0; k < columns; k++)
                        {
                            sum += (data.Row(i)[k] - model.Mean[k]) * model.Components.Row(c)[k];
                        }
                        Assert.Equal(sum, scores.Row(i)[c], 10);
                    }
                }
            }
        }
    }

    [Fact]
    public void CovariancesEqualPlainLoopsForEveryShape()
    {
        foreach (var (rows, columns) in new[] { (2, 1), (5, 3), (127, 4), (128, 13), (129, 26), (300, 7) })
        {
            var data = FrechetTests.Random(rows, columns, rows + columns);
            var moments = new Moments(columns);
            for (var i = 0; i < rows; i++)
            {
                moments.Add(data.Row(i));
            }
            var (mean, covariance) = (moments.Mean(), moments.Covariance());
            for (var j = 0; j < columns; j++)
            {
                for (var k = 0; k < columns; k++)
                {
                    var sum = 0.0;
                    for (var i = 0; i < rows; i++)
                    {
                        sum += (data.Row(i)[j] - mean[j]) * (data.Row(i)[k] - mean[k]);
                    }
                    Assert.Equal(sum / (rows - 1), covariance[j * columns + k], 10);
                }
            }
        }
    }
}
