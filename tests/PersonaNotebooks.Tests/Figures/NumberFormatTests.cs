using PersonaNotebooks.Figures;

namespace PersonaNotebooks.Tests.Figures;

/// <summary>Expected texts follow d3-format's documentation, with d3's minus sign, as Plotly writes them.</summary>
public class NumberFormatTests
{
    [Theory]
    [InlineData(".0%", 0.514, "51%")]
    [InlineData("+.1%", 0.012, "+1.2%")]
    [InlineData("+.1%", -0.012, "−1.2%")]
    [InlineData(".1%", -0.00001, "0.0%")]
    [InlineData(",d", 1234567, "1,234,567")]
    [InlineData("$,.0f", 45123.4, "$45,123")]
    [InlineData("$,.0f", -5, "−$5")]
    [InlineData(",.2f", 0.125, "0.13")]
    [InlineData(".0f", 2.5, "3")]
    [InlineData(".3~s", 1250000, "1.25M")]
    [InlineData(".3~s", 400, "400")]
    [InlineData(".4~g", 0.00012344, "0.0001234")]
    [InlineData(".1e", 1.1e-9, "1.1×10⁻⁹")]
    [InlineData(".0%", double.NaN, "–")]
    public void Writes(string pattern, double value, string text) =>
        Assert.Equal(text, new NumberFormat(pattern).Write(value));
}
