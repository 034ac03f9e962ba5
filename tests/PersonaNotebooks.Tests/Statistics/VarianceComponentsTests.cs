using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Tests.Statistics;

public class VarianceComponentsTests
{
    [Fact]
    public void RecoversPlantedComponents()
    {
        var planted = new Dictionary<string, double>
        {
            ["persona"] = 4,
            ["wording"] = 1,
            ["order"] = 0.25,
            ["persona × wording"] = 2,
            ["draw"] = 3,
        };
        var sums = planted.Keys.ToDictionary(name => name, _ => 0.0);
        const int trials = 40;
        for (var trial = 0; trial < trials; trial++)
        {
            var (values, levels) = Plant(
                30,
                12,
                6,
                2,
                trial,
                persona: 2,
                wording: 1,
                order: 0.5,
                personaWording: Math.Sqrt(2),
                draw: Math.Sqrt(3)
            );
            var components = VarianceComponents.Estimate(values, levels);
            Assert.Equal(8, components.Components.Count);
            foreach (var name in planted.Keys)
            {
                sums[name] += components.Components.Single(c => c.Name == name).Variance / trials;
            }
        }
        foreach (var (name, expected) in planted)
        {
            Assert.InRange(sums[name], 0.85 * expected, 1.15 * expected);
        }
    }

    [Fact]
    public void EqualsTheTextbookMeanSquaresOfTwoFactors()
    {
        // Rows 1, 2, 3 by columns 1, 2, two draws each; hand-worked: cell means 2, 4, 6, 6, 1, 5.
        double[] y = [1, 3, 4, 4, 5, 7, 6, 6, 0, 2, 5, 5];
        int[] rows = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2],
            columns = [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1];
        var c = VarianceComponents.Estimate(y, [new("row", rows), new("column", columns)]);
        // Grand mean 4; row means 3, 6, 3: MS = 4·(1+4+1)/2 = 12. Column means 3, 5: MS = 6·(1+1)/1 = 12.
        // Interaction deviations ±0, ±1, ±1: MS = 2·(0+0+1+1+1+1)/2 = 4. Draws: (2+0+2+0+2+0)/6 = 1.
        Assert.Equal([12.0, 12, 4, 1], c.Components.Select(x => Math.Round(x.MeanSquare, 9)));
        Assert.Equal((12 - 4) / 4.0, c.Of("row"), 9);
        Assert.Equal((12 - 4) / 6.0, c.Of("column"), 9);
        Assert.Equal((4 - 1) / 2.0, c.Of("row", "column"), 9);
        Assert.Equal(1, c.Of(), 9);
        Assert.Equal([2, 1, 2, 6], c.Components.Select(x => x.DegreesOfFreedom));
    }

    [Fact]
    public void OneDrawJoinsTheLastInteractionWithTheDraw()
    {
        var (values, levels) = Plant(10, 4, 1, 1, 3, 1, 1, 0, 0, 1);
        var components = VarianceComponents.Estimate(values, levels);
        // The option order has one member only and is left out.
        Assert.Equal(["persona", "wording", "draw"], components.Components.Select(c => c.Name));
        Assert.Equal(1, components.Draws);
        Assert.Throws<InputException>(() => components.Of("persona", "wording"));
    }

    [Fact]
    public void NamesTheCellThatIsMissing()
    {
        var error = Assert.Throws<InputException>(() =>
            VarianceComponents.Estimate(
                [1, 2, 3, 4, 5, 6, 7],
                [new("persona", [1, 1, 1, 1, 2, 2, 2]), new("wording", [8, 8, 9, 9, 8, 8, 9])]
            )
        );
        Assert.Contains("persona 2, wording 9 has 1 answers", error.Message);
        Assert.Throws<InputException>(() => VarianceComponents.Estimate([1, 2], [new("persona", [1, 1])]));
    }

    [Fact]
    public void PlanGivesTheSmallestStandardErrorOfAllPlans()
    {
        var components = Components(4, 1, 0.25, 2, 3);
        var limits = new Dictionary<string, int>
        {
            ["persona"] = 200,
            ["wording"] = 5,
            ["order"] = 4,
            ["draw"] = 6,
        };
        var plan = SampleSize.Plan(components, 600, limits);
        var best = double.PositiveInfinity;
        for (var p = 1; p <= 200; p++)
        {
            for (var w = 1; w <= 5; w++)
            {
                for (var o = 1; o <= 4; o++)
                {
                    for (var d = 1; d <= 6 && p * w * o * d <= 600; d++)
                    {
                        best = Math.Min(best, SampleSize.VarianceOfMean(components, [p, w, o], d));
                    }
                }
            }
        }
        Assert.Equal(Math.Sqrt(best), plan.StandardError, 12);
        Assert.InRange(plan.Calls, 1, 600);
        Assert.Equal(5, plan.Levels.Single(l => l.Factor == "wording").Count);
    }

    [Fact]
    public void PlannedStandardErrorIsWhatSuchARunShows()
    {
        var components = Components(4, 1, 0.25, 2, 3);
        var expected = Math.Sqrt(SampleSize.VarianceOfMean(components, [20, 5, 2], 2));
        double[] means =
        [
            .. Enumerable
                .Range(0, 800)
                .Select(trial =>
                    Sample.Mean(Plant(20, 5, 2, 2, 1000 + trial, 2, 1, 0.5, Math.Sqrt(2), Math.Sqrt(3)).Values)
                ),
        ];
        Assert.InRange(Math.Sqrt(Sample.Variance(means)), 0.92 * expected, 1.08 * expected);
    }

    [Fact]
    public void HalfWidthFindsTheSmallestBudget()
    {
        var components = Components(4, 0.2, 0, 0, 3);
        var limits = new Dictionary<string, int>
        {
            ["persona"] = 1000,
            ["wording"] = 20,
            ["order"] = 2,
            ["draw"] = 1,
        };
        var plan = SampleSize.ForHalfWidth(components, 0.5, limits);
        Assert.InRange(plan.HalfWidth(), 0, 0.5);
        Assert.True(SampleSize.Plan(components, (int)plan.Calls - 1, limits).HalfWidth() > 0.5);
        Assert.Throws<InputException>(() => SampleSize.ForHalfWidth(components, 0.01, limits));
        Assert.Throws<InputException>(() =>
            SampleSize.Plan(components, 10, new Dictionary<string, int> { ["weather"] = 3 })
        );
        Assert.Throws<InputException>(() => SampleSize.Plan(components, 0, limits));
    }

    [Fact]
    public void OneDrawOfManyPersonasBeatsManyDrawsOfFew()
    {
        var plan = SampleSize.Plan(Components(1, 0, 0, 0, 5), 100, new Dictionary<string, int>());
        Assert.Equal(100, plan.Levels.Single(l => l.Factor == "persona").Count);
        Assert.Equal(1, plan.Draws);
        Assert.Equal("persona 100, wording 1, order 1, draw 1: 100 calls, standard error 0.2449", plan.ToString());
    }

    private static VarianceComponents Components(
        double persona,
        double wording,
        double order,
        double personaWording,
        double draw
    ) =>
        new(
            ["persona", "wording", "order"],
            [2, 2, 2],
            2,
            0,
            [
                new(["persona"], 1, 0, persona),
                new(["wording"], 1, 0, wording),
                new(["order"], 1, 0, order),
                new(["persona", "wording"], 1, 0, personaWording),
                new([], 1, 0, draw),
            ]
        );

    private static (double[] Values, SampledLevel[] Levels) Plant(
        int personas,
        int wordings,
        int orders,
        int draws,
        int seed,
        double persona,
        double wording,
        double order,
        double personaWording,
        double draw
    )
    {
        var random = new Seed(20).For("plant", seed).Stream();
        double[] Normal(int count, double deviation) =>
            [.. Enumerable.Range(0, count).Select(_ => deviation * random.NextNormal())];
        double[] p = Normal(personas, persona),
            w = Normal(wordings, wording),
            o = Normal(orders, order),
            pw = Normal(personas * wordings, personaWording);
        List<double> values = [];
        List<int> ps = [],
            ws = [],
            os = [];
        for (var i = 0; i < personas; i++)
        {
            for (var j = 0; j < wordings; j++)
            {
                for (var k = 0; k < orders; k++)
                {
                    for (var d = 0; d < draws; d++)
                    {
                        values.Add(p[i] + w[j] + o[k] + pw[i * wordings + j] + draw * random.NextNormal());
                        ps.Add(i);
                        ws.Add(j);
                        os.Add(k);
                    }
                }
            }
        }
        return ([.. values], [new("persona", ps), new("wording", ws), new("order", os)]);
    }
}
