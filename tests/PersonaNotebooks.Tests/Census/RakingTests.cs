using System.Text.Json;
using PersonaNotebooks.Census;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Tests.Census;

public class RakingTests
{
    private static readonly JsonElement Golden = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "raking.json")))
        .RootElement;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void TablesMatchTheReference(int index)
    {
        var golden = Golden.GetProperty("tables")[index];
        int[] shape = [.. golden.GetProperty("shape").EnumerateArray().Select(n => n.GetInt32())];
        Dimension[] dimensions =
        [
            .. shape.Select((n, d) => new Dimension($"d{d}", [.. Enumerable.Range(0, n).Select(c => $"c{c}")])),
        ];
        ContingencyTable table = new(dimensions, Flatten(golden.GetProperty("seed")));
        Margin[] margins =
        [
            .. golden
                .GetProperty("margins")
                .EnumerateArray()
                .Select(
                    (m, i) =>
                        new Margin(
                            $"margin {i}",
                            new(
                                [.. m.GetProperty("axes").EnumerateArray().Select(a => dimensions[a.GetInt32()])],
                                Flatten(m.GetProperty("target"))
                            )
                        )
                ),
        ];
        var result = Raking.Fit(table, margins);
        Assert.True(result.Converged);
        Assert.InRange(result.MaxDeviation, 0, 1e-10);
        AssertClose(Flatten(golden.GetProperty("fitted")), result.Weights);
    }

    [Fact]
    public void RespondentsMatchTheReference()
    {
        var golden = Golden.GetProperty("respondents");
        var answers = golden
            .GetProperty("columns")
            .EnumerateObject()
            .ToDictionary(
                c => c.Name,
                c => (IReadOnlyList<string>)[.. c.Value.EnumerateArray().Select(v => v.GetString()!)]
            );
        var n = answers.Values.First().Count;
        Margin[] margins =
        [
            .. golden
                .GetProperty("targets")
                .EnumerateObject()
                .Select(t => new Margin(
                    t.Name,
                    new(
                        [new(t.Name, [.. t.Value.EnumerateObject().Select(c => c.Name)])],
                        [.. t.Value.EnumerateObject().Select(c => c.Value.GetDouble() * n)]
                    )
                )),
        ];
        var result = Raking.FitRespondents(Enumerable.Repeat(1.0, n).ToArray(), answers, margins);
        Assert.True(result.Converged);
        AssertClose(Flatten(golden.GetProperty("weights")), result.Weights);
        Assert.Equal(golden.GetProperty("kish_ess").GetDouble(), SurveyWeights.EffectiveSampleSize(result.Weights), 8);
        Assert.Equal(golden.GetProperty("deff").GetDouble(), SurveyWeights.DesignEffect(result.Weights), 8);
    }

    [Fact]
    public void TheUnitedStatesReachTheMarginsOf2023()
    {
        var adults = AdultsTable.Load2018(States.Parse("all"));
        var margins = Margins2023.Load();
        var result = Raking.Fit(
            adults,
            [AdultsUpdate.AgeBySex(adults, margins), AdultsUpdate.HispanicOrigin(adults, margins)]
        );
        Assert.True(result.Converged);
        var updated = adults.WithCells(result.Weights);
        var relative = updated
            .Margin("state", "age", "sex")
            .Cells.ToArray()
            .Zip(margins.AdultsByAgeAndSex(States.Parse("all")).Cells.ToArray(), (a, b) => Math.Abs(a - b) / b)
            .Max();
        Assert.InRange(relative, 0, 1e-10);
        Assert.InRange(updated.Margin("race")["hispanic"] / updated.Total, 0.16, 0.19); // all ages: 19.4 %; adults are older, hence fewer
    }

    [Fact]
    public void OddsRatiosThatNoMarginSpeaksOfStay()
    {
        ContingencyTable table = Square(40, 10, 20, 30);
        var result = Raking.Fit(table, [Rows(60, 40), Columns(30, 70)]);
        var w = result.Weights;
        Assert.Equal(40.0 * 30 / (10 * 20), w[0] * w[3] / (w[1] * w[2]), 9);
    }

    [Fact]
    public void ZeroCellsStayZero() =>
        Assert.Equal(0, Raking.Fit(Square(0, 10, 20, 30), [Rows(60, 40), Columns(30, 70)]).Weights[0]);

    [Fact]
    public void AnImpossibleTargetIsReportedAsNotConverged()
    {
        // The zero forces all of row 1 into column 2, yet column 2 has less room than row 1 needs.
        var result = Raking.Fit(Square(0, 10, 20, 30), [Rows(60, 40), Columns(70, 30)], maxIterations: 200);
        Assert.False(result.Converged);
        Assert.Equal(200, result.Iterations);
        Assert.True(result.MaxDeviation > 1);
    }

    [Fact]
    public void BadMarginsAreRefused()
    {
        Assert.Contains("differ in total", Refused([Rows(60, 40), Columns(30, 71)]));
        Assert.Contains(
            "nobody",
            Assert.Throws<InputException>(() => Raking.Fit(Square(0, 0, 20, 30), [Rows(60, 40)])).Message
        );
        Assert.Contains("at least one margin", Refused([]));
        Assert.Contains("no dimension 'x'", Refused([new("m", new([new("x", ["a", "b"])], [1, 2]))]));
        Assert.Contains("is not a category of row", Refused([new("m", new([new("row", ["a", "z"])], [60, 40]))]));
    }

    [Fact]
    public void KishCountsWhatWeightsCost()
    {
        Assert.Equal(1, SurveyWeights.DesignEffect([2, 2, 2, 2]), 12);
        Assert.Equal(2, SurveyWeights.EffectiveSampleSize([1, 1, 0, 0]), 12);
        Assert.Equal(4 * 30.0 / 100, SurveyWeights.DesignEffect([1, 2, 3, 4]), 12);
        Assert.Throws<InputException>(() => SurveyWeights.DesignEffect([1, -1]));
        Assert.Throws<InputException>(() => SurveyWeights.DesignEffect([]));
    }

    private static string Refused(Margin[] margins) =>
        Assert.Throws<InputException>(() => Raking.Fit(Square(40, 10, 20, 30), margins)).Message;

    private static readonly Dimension Row = new("row", ["a", "b"]);
    private static readonly Dimension Column = new("column", ["c", "d"]);

    private static ContingencyTable Square(params double[] cells) => new([Row, Column], cells);

    private static Margin Rows(params double[] target) => new("rows", new([Row], target));

    private static Margin Columns(params double[] target) => new("columns", new([Column], target));

    private static double[] Flatten(JsonElement e) =>
        e.ValueKind == JsonValueKind.Array ? [.. e.EnumerateArray().SelectMany(Flatten)] : [e.GetDouble()];

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.InRange(Math.Abs(expected[i] - actual[i]), 0, 1e-8 * Math.Max(1, Math.Abs(expected[i])));
        }
    }
}
