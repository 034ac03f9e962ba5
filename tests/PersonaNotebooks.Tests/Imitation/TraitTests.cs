using PersonaNotebooks.Imitation.Personas;
using PersonaNotebooks.Models.Corpora;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Tests.Imitation;

public class TraitTests
{
    private static readonly TraitLexicon Lexicon = TraitLexicon.Load();

    [Theory]
    [InlineData("A warm neighbor who never uses capitals; all lower case", "writes-in-lower-case")]
    [InlineData("Style: trails off with dots", "trails-off-with-dots")]
    [InlineData("Loves ellipses", "trails-off-with-dots")]
    [InlineData("Loads of exclamation marks", "adds-exclamation-marks")]
    [InlineData("sarcastic through and through", "mocks-with-praise")]
    [InlineData("an ordinary adult of the place", "")]
    public void APersonaIsSeenToNameATrait(string persona, string code) =>
        Assert.Equal(code.Length == 0 ? [] : [code], Lexicon.NamedIn(persona));

    [Theory]
    [InlineData("writes-in-lower-case", "no capitals here", 1)]
    [InlineData("writes-in-lower-case", "One capital here", 0)]
    [InlineData("writes-in-lower-case", "123 !!", 0)]
    [InlineData("shouts-words-in-capitals", "I NEVER said THAT about the USA", 2)]
    [InlineData("adds-exclamation-marks", "no!! no!! no!!", 3)]
    [InlineData("builds-long-sentences", "One two three. Four five.", 2.5)]
    [InlineData("keeps-sentences-short", "One two three. Four five.", -2.5)]
    [InlineData("drops-apostrophes", "i dont and you cant", 2)]
    public void ATraitIsMeasuredOnAText(string code, string text, double measure) =>
        Assert.Equal(measure, Lexicon.Traits.Single(t => t.Code == code).Measure(text));

    [Fact]
    public void NoPatternHoldsAPersonOfTheForumAndALongTextIsReadAtOnce()
    {
        var text = File.ReadAllText(Path.Combine(Home.Root, TraitLexicon.Path));
        Assert.All(
            ForumCorpus.Expand(7, 1).People,
            p => Assert.DoesNotContain(p.Name, text, StringComparison.OrdinalIgnoreCase)
        );
        var endless = string.Concat(Enumerable.Repeat("signs \"a a a ", 50_000));
        Assert.All(Lexicon.Traits, t => Assert.False(double.IsNaN(t.Measure(endless))));
        Assert.Empty(Lexicon.NamedIn("z" + new string('s', 100_000)));
    }

    [Fact]
    public void WhatAPersonaQuotesNamesNothing()
    {
        var sheet = new PersonaSheet("loves exclamation marks", ["joins-with-semicolons"], [], ["mind your slang"]);
        Assert.Equal(["joins-with-semicolons"], Lexicon.StatedIn(sheet.Text));
    }

    [Fact]
    public void EvidenceFindsAPlantedTraitAndLittleElse()
    {
        var random = new Seed(4).Stream();
        string[] words = ["bridge", "park", "town", "walk", "river", "street"];
        string Line() =>
            "The " + string.Join(' ', Enumerable.Range(0, 8).Select(_ => words[random.Next(words.Length)])) + ".";
        string[] others = [.. Enumerable.Range(0, 200).Select(_ => Line())];
        string[] planted = [.. Enumerable.Range(0, 30).Select(_ => Line().TrimEnd('.') + "...")];
        var found = TraitEvidence.Of(Lexicon, planted, others, others[..20]).Where(e => e.IsOfPerson).ToArray();
        Assert.Equal("trails-off-with-dots", Assert.Single(found).Trait.Code);
        Assert.True(found[0].IsLacking);
        Assert.DoesNotContain(TraitEvidence.Of(Lexicon, others[..30], others[30..], others[..20]), e => e.IsOfPerson);
    }

    [Fact]
    public void KeyWordsAreThePersonsAndNotEverybodys()
    {
        string[] person =
        [
            .. Enumerable.Range(0, 20).Select(i => $"the bridge is gonna be fine, number {i}, cuz the town says so"),
        ];
        string[] others =
        [
            .. Enumerable
                .Range(0, 60)
                .Select(i => $"the bridge is going to be fine, number {i}, because the town says so"),
        ];
        Assert.Equal(["cuz", "gonna"], KeyWords.Of(person, others, 5).Select(w => w.Word).Order());
        Assert.Empty(KeyWords.Of(others[..20], others, 5));
    }

    [Theory]
    [InlineData("code,measure,pattern,named_by\nx,guess,,x\n", "the measure 'guess' is unknown")]
    [InlineData("code,measure,pattern,named_by\nx,count,(,x\n", "no regular expression")]
    public void ABadLexiconIsNamedByLine(string text, string message)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["traits.csv"], text);
        var e = Assert.Throws<InputException>(() => TraitLexicon.Load(folder["traits.csv"]));
        Assert.Contains("traits.csv, line 2", e.Message);
        Assert.Contains(message, e.Message);
    }
}
