using PersonaNotebooks.Metrics.Text;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Text;

/// <summary>Every word of <c>porter.json</c>: the stems of NLTK 3.8 in its three modes, and Snowball's.</summary>
public class PorterGoldenTests
{
    [Theory]
    [InlineData("nltk", PorterVariant.Nltk)]
    [InlineData("original", PorterVariant.Original)]
    [InlineData("martin", PorterVariant.Martin)]
    public void StemsEqualNltk(string column, PorterVariant variant)
    {
        PorterStemmer stemmer = new(variant);
        var rows = GoldenFile.Load("porter.json").GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal(366, rows.Length);
        Assert.All(
            rows,
            row => Assert.Equal(row.GetProperty(column).GetString(), stemmer.Stem(row.GetProperty("w").GetString()!))
        );
    }

    [Fact]
    public void SnowballStemsEqualNltk() =>
        Assert.All(
            GoldenFile.Load("porter.json").GetProperty("rows").EnumerateArray(),
            row =>
                Assert.Equal(
                    row.GetProperty("snowball_english").GetString(),
                    SnowballStemmer.Stem(row.GetProperty("w").GetString()!)
                )
        );
}
