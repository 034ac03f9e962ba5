using System.Text.Json;
using PersonaNotebooks.Statistics;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Statistics;

public class AgreementTests
{
    private static readonly JsonElement Golden = GoldenFile.Load("distances.json");

    [Fact]
    public void CohenEqualsScikitLearn()
    {
        foreach (var c in Golden.GetProperty("cohen_kappa").EnumerateArray())
        {
            var (a, b) = (c.Integers("a"), c.Integers("b"));
            GoldenFile.Near(c.Number("kappa"), Kappa.Cohen(a, b), 1e-10, c.Text("id"));
            GoldenFile.Near(c.Number("kappa_linear"), Kappa.Cohen(a, b, KappaWeights.Linear), 1e-10, c.Text("id"));
            GoldenFile.Near(
                c.Number("kappa_quadratic"),
                Kappa.Cohen(a, b, KappaWeights.Quadratic),
                1e-10,
                c.Text("id")
            );
            Assert.Equal(Kappa.Cohen(a, b), Kappa.Cohen(b, a), 12);
        }
        Assert.True(double.IsNaN(Kappa.Cohen([3, 3], [3, 3])));
    }

    [Fact]
    public void FleissEqualsStatsmodels()
    {
        foreach (var c in Golden.GetProperty("fleiss_kappa").EnumerateArray())
        {
            var counts = c.GetProperty("counts")
                .EnumerateArray()
                .Select(row => row.EnumerateArray().Select(n => n.GetInt32()).ToArray())
                .ToArray();
            GoldenFile.Near(c.Number("fleiss"), Kappa.Fleiss(counts), 1e-10);
        }
    }

    [Fact]
    public void KrippendorffEqualsThePaper()
    {
        foreach (var c in Golden.GetProperty("krippendorff").EnumerateArray())
        {
            var ratings = c.GetProperty("ratings_raters_x_items")
                .EnumerateArray()
                .Select(row =>
                    row.EnumerateArray()
                        .Select(x => x.ValueKind == JsonValueKind.Null ? (double?)null : x.GetDouble())
                        .ToArray()
                )
                .ToArray();
            foreach (var level in Enum.GetValues<KrippendorffLevel>())
            {
                var golden = c.GetProperty(level.ToString().ToLowerInvariant());
                if (golden.ValueKind == JsonValueKind.String)
                {
                    Assert.Throws<InputException>(() => Krippendorff.Alpha(ratings, level));
                }
                else
                {
                    GoldenFile.Near(golden.GetDouble(), Krippendorff.Alpha(ratings, level), 1e-10, level.ToString());
                }
            }
        }
    }

    [Fact]
    public void IntraclassCorrelationsEqualShroutAndFleiss()
    {
        // The worked example of Shrout and Fleiss (1979), tables 2 and 4.
        double[][] ratings =
        [
            [9, 2, 5, 8],
            [6, 1, 3, 2],
            [8, 4, 6, 8],
            [7, 1, 2, 6],
            [10, 5, 6, 9],
            [6, 2, 4, 7],
        ];
        var icc = IntraclassCorrelation.Of(ratings);
        Assert.Equal(0.17, icc.OneWay, 2);
        Assert.Equal(0.29, icc.Agreement, 2);
        Assert.Equal(0.71, icc.Consistency, 2);
        Assert.Equal(0.44, icc.OneWayMean, 2);
        Assert.Equal(0.62, icc.AgreementMean, 2);
        Assert.Equal(0.91, icc.ConsistencyMean, 2);
    }

    [Fact]
    public void FullAgreementIsOne()
    {
        Assert.Equal(1, Kappa.Cohen([1, 2, 3], [1, 2, 3]));
        Assert.Equal(
            1,
            Kappa.Fleiss([
                [3, 0],
                [0, 3],
            ])
        );
        Assert.Equal(
            1,
            Krippendorff.Alpha(
                [
                    [1.0, 2, 3],
                    [1.0, 2, 3],
                ],
                KrippendorffLevel.Ordinal
            )
        );
        Assert.Equal(
            1,
            IntraclassCorrelation
                .Of([
                    [1.0, 1],
                    [5, 5],
                ])
                .Agreement
        );
    }

    [Fact]
    public void RatersThatDifferByAConstantAreConsistentButDoNotAgree()
    {
        var icc = IntraclassCorrelation.Of([
            [1.0, 4],
            [2, 5],
            [3, 6],
        ]);
        Assert.Equal(1, icc.Consistency, 12);
        Assert.InRange(icc.Agreement, 0, 0.5);
    }

    [Fact]
    public void RefusesWhatWasNotRated()
    {
        Assert.Throws<InputException>(() => Kappa.Cohen([1], [1, 2]));
        Assert.Throws<InputException>(() => Kappa.Cohen([], []));
        Assert.Throws<InputException>(() =>
            Kappa.Fleiss([
                [2, 1],
                [1, 1],
            ])
        );
        Assert.Throws<InputException>(() =>
            Krippendorff.Alpha(
                [
                    [1.0, null],
                    [null, 2.0],
                ],
                KrippendorffLevel.Nominal
            )
        );
        Assert.Throws<InputException>(() =>
            Krippendorff.Alpha(
                [
                    [1.0, double.NaN],
                    [1.0, 2.0],
                ],
                KrippendorffLevel.Nominal
            )
        );
        Assert.Throws<InputException>(() =>
            IntraclassCorrelation.Of([
                [1.0, 2],
                [1.0],
            ])
        );
    }
}
