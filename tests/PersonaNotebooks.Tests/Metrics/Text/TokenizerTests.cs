using System.Text.RegularExpressions;
using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Tests.Metrics.Text;

public class TokenizerTests
{
    [Fact]
    public void OnePassOf13aEqualsTheFourSubstitutions()
    {
        foreach (var text in RandomTexts.Signs(new(21), 20_000, "a5.,- !$'\u00a0é"))
        {
            var script = Regex.Replace($" {text} ", @"([\{-\~\[-\` -\&\(-\+\:-\@\/])", " $1 ");
            script = Regex.Replace(script, @"([^0-9])([\.,])", "$1 $2 ");
            script = Regex.Replace(script, @"([\.,])([^0-9])", " $1 $2");
            script = Regex.Replace(script, @"([0-9])(-)", "$1 $2 ");
            Assert.Equal(Tokenizer.None.Tokenize(script), Tokenizer.Mteval13a.Tokenize(text));
        }
    }

    [Fact]
    public void InternationalEqualsTheThreeSubstitutionsWithinTheFirstPlane()
    {
        foreach (var text in RandomTexts.Signs(new(22), 20_000, "a5.-+ $«²é"))
        {
            var script = Regex.Replace(text, @"(\P{N})(\p{P})", "$1 $2 ");
            script = Regex.Replace(script, @"(\p{P})(\P{N})", " $1 $2");
            script = Regex.Replace(script, @"(\p{S})", " $1 ");
            Assert.Equal(Tokenizer.None.Tokenize(script), Tokenizer.International.Tokenize(text));
        }
    }

    [Theory]
    [InlineData("13a", "&amp;lt;3 &quot;x&quot;", "< 3 \" x \"")]
    [InlineData("13a", "a-\nb c\nd", "ab c d")]
    [InlineData("intl", "😀a𝟏.𝟐", "😀 a𝟏.𝟐")]
    [InlineData("char", "a😀 b", "a 😀 b")]
    [InlineData("none", "a\u001cb\u0085c\u2028d", "a b c d")]
    [InlineData("none", "a\u200bb", "a\u200bb")]
    [InlineData("zh", "我5.", "我 5.")]
    public void TrapsAreMet(string tokenizer, string text, string tokens) =>
        Assert.Equal(tokens.Split(' '), Tokenizer.Named(tokenizer).Tokenize(text));

    [Fact]
    public void ALoneSurrogateIsACharacter() => Assert.Equal(["\ud83d", "a"], Tokenizer.Character.Tokenize("\ud83da"));

    [Fact]
    public void UnknownNamesAreRefused() =>
        Assert.Contains("13a, intl, char", Assert.Throws<InputException>(() => Tokenizer.Named("14")).Message);
}
