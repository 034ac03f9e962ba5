using PersonaNotebooks.Models.Embedded;

namespace PersonaNotebooks.Tests.Models.Embedded;

public class PowersTests
{
    private static readonly double[] Numbers =
    [
        .. Enumerable.Range(0, 301).Select(i => Math.Exp(-i * 0.9) * (1 - i * 1e-3)),
        1,
        0.5,
        0.7071067811865475,
        0.7071067811865476,
    ];

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.5)]
    [InlineData(1.4285714285714286)]
    [InlineData(0.01)]
    public void PowersAreThoseOfTheMathLibrary(double power)
    {
        var raised = Powers.Raise(Numbers, 0.3, power);
        var sum = 0.0;
        for (var i = 0; i < Numbers.Length; i++)
        {
            var expected = Math.Pow(Numbers[i] / 0.3, power);
            Assert.Equal(1, expected < 2.3e-308 ? 1 : raised[i] / expected, 1e-12);
            sum += expected;
        }
        Assert.Equal(1, Powers.Sum(Numbers, 0.3, power) / sum, 1e-12);
    }

    [Fact]
    public void WhatIsTooSmallIsNothing()
    {
        Assert.Equal([0, 0, 1], Powers.Raise([0, 1e-200, 1], 1, 2));
        Assert.Equal(1, Powers.Sum([0, 1e-200, 1], 1, 2));
        Assert.Equal(0, Powers.Sum([], 1, 2));
    }
}
