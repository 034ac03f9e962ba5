using System.Text.Json;
using PersonaNotebooks.Metrics.Distributions;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Distributions;

public class LogisticRegressionTests
{
    [Fact]
    public void EqualsScikitLearn()
    {
        var cases = GoldenFile.Load("sklearn.json").GetProperty("logreg").GetProperty("cases");
        foreach (var c in cases.EnumerateArray())
        {
            var (data, classes) = (c.Table("X"), c.Integers("y"));
            var balanced = c.GetProperty("class_weight").ValueKind != JsonValueKind.Null;
            var strength = c.Text("penalty") == "none" ? double.PositiveInfinity : c.Number("C");
            var model = LogisticRegression.Fit(data, classes, strength, balanced);
            Assert.True(model.Converged);
            var expected = c.Table("coef");
            for (var i = 0; i < expected.Values.Length; i++)
            {
                GoldenFile.Near(expected.Values[i], model.Coefficients.Values[i], 1e-6, c.Text("id"));
            }
            foreach (var (e, a) in c.Numbers("intercept").Zip(model.Intercepts))
            {
                GoldenFile.Near(e, a, 1e-6, c.Text("id"));
            }
            var probabilities = c.GetProperty("proba_first10").EnumerateArray().Select(GoldenFile.Numbers).ToList();
            for (var i = 0; i < probabilities.Count; i++)
            {
                foreach (var (e, a) in probabilities[i].Zip(model.Probabilities(data.Row(i))))
                {
                    GoldenFile.Near(e, a, 1e-6, c.Text("id"));
                }
            }
            var right = Enumerable.Range(0, data.Rows).Count(i => model.Predict(data.Row(i)) == classes[i]);
            Assert.Equal(c.Number("accuracy"), right / (double)data.Rows, 12);
        }
    }

    [Fact]
    public void BalancedWeighsClassesAsIfTheyWereRepeated()
    {
        // Class 1 has a third of the rows; repeating it twice makes the classes equal, up to the scale of C.
        var data = FrechetTests.Random(30, 2, 4);
        int[] classes = [.. Enumerable.Range(0, 30).Select(i => i < 20 ? 0 : 1)];
        int[] order = [.. Enumerable.Range(0, 30), .. Enumerable.Range(20, 10)];
        var repeated = Features.FromRows(order.Select(i => data.Row(i).ToArray()));
        var balanced = LogisticRegression.Fit(data, classes, 1, balanced: true);
        var plain = LogisticRegression.Fit(repeated, [.. order.Select(i => classes[i])], 30.0 / 40);
        GoldenFile.Near(plain.Coefficients.Values[0], balanced.Coefficients.Values[0], 1e-8);
        GoldenFile.Near(plain.Intercepts[0], balanced.Intercepts[0], 1e-8);
    }

    [Fact]
    public void WithoutPenaltyTheFittedSharesAreTheSeenOnes()
    {
        // One feature of two values: the fitted probability of each value is its share of class 1.
        var data = Features.FromRows([
            [0.0],
            [0],
            [0],
            [0],
            [1],
            [1],
            [1],
            [1],
            [1],
        ]);
        var model = LogisticRegression.Fit(data, [1, 0, 0, 0, 1, 1, 1, 0, 0], double.PositiveInfinity);
        Assert.True(model.Converged);
        Assert.Equal(0.25, model.Probabilities([0])[1], 9);
        Assert.Equal(0.6, model.Probabilities([1])[1], 9);
    }

    [Fact]
    public void SeparableClassesStillConverge()
    {
        var model = LogisticRegression.Fit(
            Features.FromRows([
                [-1.0],
                [1],
            ]),
            [5, 9],
            c: 1000
        );
        Assert.True(model.Converged);
        Assert.Equal(9, model.Predict([2]));
        Assert.Equal([5, 9], model.Classes);
    }

    [Fact]
    public void RefusesWhatCannotBeFitted()
    {
        var data = FrechetTests.Random(3, 2, 1);
        Assert.Throws<InputException>(() => LogisticRegression.Fit(data, [0, 1]));
        Assert.Throws<InputException>(() => LogisticRegression.Fit(data, [1, 1, 1]));
        Assert.Throws<InputException>(() => LogisticRegression.Fit(data, [0, 1, 0], c: 0));
        Assert.Throws<InputException>(() => LogisticRegression.Fit(data, [0, 1, 0]).Predict([1]));
    }
}
