using Xunit.Sdk;

namespace PersonaNotebooks.Tests.Golden;

/// <summary>A comparison that lets wrong values through would make every golden test worthless.</summary>
public class GoldenFileTests
{
    [Fact]
    public void NearTakesTheToleranceAndEqualInfinities()
    {
        GoldenFile.Near(1, 1.25, 0.25);
        GoldenFile.NearRelative(100, 101, 0.01);
        GoldenFile.Near(double.PositiveInfinity, double.PositiveInfinity, 0);
        GoldenFile.NearRelative(double.NegativeInfinity, double.NegativeInfinity, 0.1);
    }

    [Theory]
    [InlineData(1, 1.5)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity)]
    public void NearRefusesEverythingElse(double expected, double actual)
    {
        Assert.Throws<TrueException>(() => GoldenFile.Near(expected, actual, 0.25));
        Assert.Throws<TrueException>(() => GoldenFile.NearRelative(expected, actual, 0.25));
    }
}
