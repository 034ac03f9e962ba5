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
        // Sums of the items 24, 12, 26, 16, 30, 19; of the raters 46, 15, 26, 40; of all 127; of all squares 841. With 127² / 24 = 16129 / 24
        // taken off, the sums of squares times 24 are: all 24 · 841 - 16129 = 4055; items 6 · 2913 - 16129 = 1349; raters
        // 4 · 4617 - 16129 = 2339; within items 4055 - 1349 = 2706; rest 2706 - 2339 = 367. Divided by their degrees of freedom 5, 18, 3 and
        // 15, the mean squares times 360 are:
        // 4047 between items, 2255 within items, 11695 between raters, 367 rest.
        double[] byHand =
        [
            1792.0 / 10812, // (4047 - 2255) / (4047 + 3 · 2255)
            3680.0 / 12700, // (4047 - 367) / (4047 + 3 · 367 + 4 · (11695 - 367) / 6)
            3680.0 / 5148, // (4047 - 367) / (4047 + 3 · 367)
            1792.0 / 4047, // (4047 - 2255) / 4047
            3680.0 / 5935, // (4047 - 367) / (4047 + (11695 - 367) / 6)
            3680.0 / 4047, // (4047 - 367) / 4047
        ];
        double[] published = [0.17, 0.29, 0.71, 0.44, 0.62, 0.91];
        double[] ours =
        [
            icc.OneWay,
            icc.Agreement,
            icc.Consistency,
            icc.OneWayMean,
            icc.AgreementMean,
            icc.ConsistencyMean,
        ];
        for (var i = 0; i < ours.Length; i++)
        {
            GoldenFile.Near(byHand[i], ours[i], 1e-9, $"form {i}");
            Assert.Equal(published[i], ours[i], 2);
        }
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
