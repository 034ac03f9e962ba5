using MathNet.Numerics.LinearAlgebra;
using PersonaNotebooks.Metrics.Distributions;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Distributions;

public class FrechetTests
{
    [Fact]
    public void EqualsTheReference()
    {
        foreach (var c in GoldenFile.Load("fid.json").GetProperty("cases").EnumerateArray())
        {
            var (expected, actual) = (c.Number("fid_exact"), Frechet.Distance(c.Table("A"), c.Table("B")));
            if (c.GetProperty("rank_deficient").GetBoolean())
            {
                GoldenFile.Near(expected, actual, 1e-5, c.Text("id"));
            }
            else
            {
                GoldenFile.NearRelative(expected, actual, 1e-8, c.Text("id"));
            }
        }
    }

    [Theory]
    [InlineData(10, 12, 64, 1)]
    [InlineData(2, 300, 40, 1)]
    [InlineData(300, 250, 32, 1000)]
    [InlineData(40, 500, 128, 0.001)]
    public void EqualsTheSingularValuesOfTheCentredRows(int rows, int others, int columns, double scale)
    {
        // Independent route without any covariance: tr of the root is the nuclear norm of A Bᵀ for centred rows A and B.
        var a = Scaled(Random(rows, columns, 7), scale);
        var b = Scaled(Random(others, columns, 8), 2 * scale);
        var (ma, mb) = (a.ColumnSums() / rows, b.ColumnSums() / others);
        var ca = Matrix<double>.Build.Dense(rows, columns, (i, j) => a[i, j] - ma[j]);
        var cb = Matrix<double>.Build.Dense(others, columns, (i, j) => b[i, j] - mb[j]);
        var root = (ca * cb.Transpose()).Svd(computeVectors: false).S.Sum() / Math.Sqrt((rows - 1.0) * (others - 1.0));
        var traces = Math.Pow(ca.FrobeniusNorm(), 2) / (rows - 1) + Math.Pow(cb.FrobeniusNorm(), 2) / (others - 1);
        var expected = (ma - mb) * (ma - mb) + traces - 2 * root;
        var actual = Frechet.Distance(ToFeatures(a), ToFeatures(b));
        GoldenFile.NearRelative(expected, actual, 1e-9);
    }

    private static Matrix<double> Scaled(Features data, double scale) =>
        // Columns of very different size.
        Matrix<double>.Build.Dense(data.Rows, data.Columns, (i, j) => scale * data.Row(i)[j] / (1 + j));

    private static Features ToFeatures(Matrix<double> matrix) => Features.FromRows(matrix.ToRowArrays());

    [Theory]
    [InlineData(300, 8)]
    [InlineData(5, 40)]
    public void AShiftCostsItsSquaredLength(int rows, int columns)
    {
        var data = Random(rows, columns, 1);
        var shifted = Features.FromRows(
            Enumerable.Range(0, rows).Select(i => data.Row(i).ToArray().Select(x => x + 0.5).ToArray())
        );
        Assert.Equal(0.25 * columns, Frechet.Distance(data, shifted), 8);
        Assert.Equal(0, Frechet.Distance(data, data), 8);
    }

    [Fact]
    public void OneDimensionHasAClosedForm()
    {
        // (m1 - m2)² + (s1 - s2)²
        var a = Features.FromRows([
            [0.0],
            [2],
        ]);
        var b = Features.FromRows([
            [10.0],
            [14],
        ]);
        Assert.Equal(121 + 2, Frechet.Distance(a, b), 10);
    }

    [Fact]
    public void RankDeficientSetsEqualTheSameSetsInFewerColumns()
    {
        // Repeated and zero columns add no direction: each repeated column counts twice.
        var (a, b) = (Random(50, 3, 2), Random(60, 3, 3));
        static Features Widen(Features x) =>
            Features.FromRows(
                Enumerable
                    .Range(0, x.Rows)
                    .Select(i =>
                        new[] { x.Row(i)[0], x.Row(i)[1], x.Row(i)[2], x.Row(i)[0], x.Row(i)[1], x.Row(i)[2], 0 }
                    )
            );
        Assert.Equal(2 * Frechet.Distance(a, b), Frechet.Distance(Widen(a), Widen(b)), 9);
    }

    [Fact]
    public void IsSymmetricAndIgnoresTheOrderOfRows()
    {
        var (a, b) = (Random(80, 5, 4), Random(90, 5, 5));
        var reversed = Features.FromRows(Enumerable.Range(0, 80).Select(i => a.Row(79 - i).ToArray()));
        Assert.Equal(Frechet.Distance(a, b), Frechet.Distance(b, a), 10);
        Assert.Equal(Frechet.Distance(a, b), Frechet.Distance(reversed, b), 10);
    }

    [Fact]
    public void FarFromZeroKeepsItsDigits()
    {
        var a = Features.FromRows([
            [1e8],
            [1e8 + 2],
        ]);
        var b = Features.FromRows([
            [1e8 + 10],
            [1e8 + 14],
        ]);
        Assert.Equal(123, Frechet.Distance(a, b), 8);
    }

    [Fact]
    public void RefusesSingleRowsAndOtherColumns()
    {
        var a = Random(3, 2, 1);
        Assert.Throws<InputException>(() => Frechet.Distance(a, Random(1, 2, 1)));
        Assert.Throws<InputException>(() => Frechet.Distance(a, Random(3, 3, 1)));
        Assert.Throws<InputException>(() => Frechet.Distance(new Features([], 0, 0), a));
    }

    [Theory]
    [InlineData(1e200)]
    [InlineData(1e308)]
    public void RefusesFeaturesWhoseSquaresLeaveTheRange(double size)
    {
        var huge = Features.FromRows([
            [size, 1],
            [-size, 2],
            [size, 5],
        ]);
        var error = Assert.Throws<InputException>(() => Frechet.Distance(huge, Random(3, 2, 1)));
        Assert.Contains("too large", error.Message);
    }

    [Fact]
    public void NamesRowAndColumnOfWhatIsNotFinite()
    {
        var error = Assert.Throws<InputException>(() =>
            Features.FromRows([
                [1.0, 2],
                [3, double.NaN],
            ])
        );
        Assert.Equal("Row 2, column 2 is NaN; features must be finite numbers.", error.Message);
        Assert.Throws<InputException>(() =>
            Features.FromRows([
                [double.PositiveInfinity],
            ])
        );
        Assert.Throws<InputException>(() =>
            Features.FromRows([
                [1.0, 2],
                [3.0],
            ])
        );
    }

    internal static Features Random(int rows, int columns, int seed)
    {
        var random = new Seed((ulong)seed).Stream();
        return Features.FromRows(
            Enumerable
                .Range(0, rows)
                .Select(_ => Enumerable.Range(0, columns).Select(_ => random.NextNormal()).ToArray())
        );
    }
}
