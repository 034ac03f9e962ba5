using PersonaNotebooks.Models.Corpora;

namespace PersonaNotebooks.Tests.Models.Corpora;

public sealed class BadGrammarTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("corpora").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    /// <summary>One line of a good file is spoilt; the complaint must name the file and that line.</summary>
    [Theory]
    [InlineData("    I keep [my religion to myself.", "'[' is not closed")]
    [InlineData("    I keep {my religion to myself.", "'{' is not closed")]
    [InlineData("    I keep my religion] to myself.", "no opening bracket")]
    [InlineData("    I keep {religion} to myself.", "names no rule and no value")]
    [InlineData("    {private about religion}", "leads back to itself")]
    public void ASpoiltLineIsNamed(string line, string told) =>
        Told("people.yaml", "    I keep my religion to myself.", line, told);

    [Theory]
    [InlineData("  - {name: female, weight: many, left: 0.45, noun: woman}", "no number")]
    [InlineData("  - {name: female, weigth: 1, left: 0.45, noun: woman}", "unknown key 'weigth'")]
    [InlineData("  - {weight: 1, left: 0.45, noun: woman}", "'name' is missing")]
    [InlineData("  - female", "a mapping")]
    [InlineData("  - {name: female, weight: 1", "not valid YAML")]
    public void ASpoiltFieldIsNamed(string line, string told) =>
        Told(
            "people.yaml",
            "  - {name: female, weight: 1, left: 0.45, noun: woman}",
            line,
            told,
            isSyntax: told == "not valid YAML"
        );

    [Fact]
    public void UnequalSidesAreNamed() =>
        Told("statements.yaml", "    I voted for Biden in 2020.", "", "as many lines each", isBlock: true);

    [Fact]
    public void AMissingFileIsNamed()
    {
        var error = Assert.Throws<InputException>(() => ReviewCorpus.Expand(1, 10, folder));
        Assert.Contains("'reviews.yaml'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("just text")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("groups: 3\nplaces: 4\nshapes: {}")]
    public void GarbageIsToldInOneSentence(string content)
    {
        File.WriteAllText(Path.Combine(folder, "reviews.yaml"), content);
        var error = Assert.Throws<InputException>(() => ReviewCorpus.Expand(1, 10, folder));
        Assert.Contains("reviews.yaml", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private void Told(string file, string good, string bad, string told, bool isSyntax = false, bool isBlock = false)
    {
        foreach (var name in (string[])["people.yaml", "statements.yaml"])
        {
            File.Copy(Home.Data("corpora", name), Path.Combine(folder, name), true);
        }
        var lines = File.ReadAllLines(Path.Combine(folder, file));
        var at = Array.IndexOf(lines, good);
        Assert.True(at >= 0);
        lines[at] = bad;
        File.WriteAllLines(Path.Combine(folder, file), lines);
        var error = Assert.Throws<InputException>(() => PeopleCorpus.Expand(1, 10, folder));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Contains($"'{file}' line ", error.Message, StringComparison.Ordinal);
        if (!isSyntax && !isBlock)
        {
            Assert.Contains($"line {at + 1}", error.Message, StringComparison.Ordinal);
        }
    }
}
