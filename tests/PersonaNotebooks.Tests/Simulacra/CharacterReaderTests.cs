using PersonaNotebooks.Simulacra;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Tests.Simulacra;

public sealed class CharacterReaderTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void ACharacterIsReadWhole()
    {
        var thea = Stub.Thea;
        Assert.Equal(("Thea Varga", 41, "1983-04-29"), (thea.Name, thea.Attributes.Age, thea.Attributes.Birthday));
        Assert.Equal(8, thea.Story.Paragraphs.Count);
        Assert.Equal("The ferry", thea.Story.Chapters[5]);
        Assert.Equal(20, thea.Personality.Traits.Count());
        Assert.Equal(50, thea.Items.Sum(i => i.MostPoints));
        Assert.Equal(4, thea.Memories.Count);
        Assert.All(thea.Memories, m => Assert.Equal(StoryMemories.Author, m.WrittenBy));
        Assert.Empty(new CharacterCheck(AttributePools.Load(), Stub.Bank).Faults(thea, finished: false));
    }

    [Fact]
    public void AStoryIsWrittenAsItWasRead()
    {
        var text = File.ReadAllText(Path.Combine(Stub.Root, "thea-varga", "life-story.md"));
        Assert.Equal(text, LifeStory.Parse(text).ToMarkdown());
    }

    [Theory]
    [InlineData("../thea-varga")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("Thea Varga")]
    [InlineData("thea-varga\n")]
    public void ANameThatMightLeadElsewhereIsRefused(string name) =>
        Assert.Contains("folder", Assert.Throws<InputException>(() => CharacterFolder.Of(name, Stub.Root)).Message);

    [Theory]
    [InlineData("Ines Okafor", "ines-okafor")]
    [InlineData("Zoë O'Brien / 2", "zo-o-brien-2")]
    public void AnyNameBecomesAFolder(string name, string slug) => Assert.Equal(slug, CharacterFolder.SlugOf(name));

    [Theory]
    [InlineData("character.yaml", "age: 41", "age: 42", "the character is 41 on the reference day, not 42")]
    [InlineData("character.yaml", "fencing", "fencing", null)]
    [InlineData("character.yaml", "ferry deckhand", "author", "occupation 'author' does not stand in pools.yaml")]
    [InlineData(
        "character.yaml",
        "sentence 1 of Si at rank 1",
        "sentence 1 of Si at rank 2",
        "does not stand in the bank"
    )]
    [InlineData("items.yaml", "answer: high school}", "answer: doctorate}", "character.yaml says high school")]
    [InlineData("items.yaml", "paragraph: 8", "paragraph: 9", "paragraph from 1 to 8")]
    [InlineData("life-story.md", "At twelve", "Thea was 57 and at twelve", "older than the 41")]
    [InlineData("biography.md", "born on 29 April 1983", "born on 29 April 1985", "it says born in 1985")]
    [InlineData("life-story.md", "one June", "one June of 2031", "2031, after the reference day")]
    public void AFaultInTheDataIsTold(string file, string text, string spoilt, string? fault)
    {
        var folder = Stub.Copy("thea-varga", temporary.Path);
        File.WriteAllText(folder[file], File.ReadAllText(folder[file]).Replace(text, spoilt, StringComparison.Ordinal));
        var faults = new CharacterCheck(AttributePools.Load(), Stub.Bank).Faults(CharacterReader.Load(folder), false);
        if (fault is null)
        {
            Assert.Empty(faults);
        }
        else
        {
            Assert.Contains(faults, f => f.Contains(fault, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(
        "items.yaml",
        "eleven stings], paragraph: 8",
        "eleven stings, a gift from a monk], paragraph: 8",
        "exactly 3 are right, not 6 and 4"
    )]
    [InlineData(
        "items.yaml",
        "answer: a broken station clock",
        "answer: a clock",
        "'a clock' is not one of the options"
    )]
    [InlineData("items.yaml", "topic: work", "topic: job", "'job' is not a topic here")]
    [InlineData("character.yaml", "1983-04-29", "29/04/1983", "write YYYY-MM-DD")]
    [InlineData("character.yaml", "gender: female", "sex: female", "unknown key 'sex'")]
    [InlineData("character.yaml", "  Si:", "  Xx:", "'Xx' is not one of the eight functions")]
    public void AFileThatCannotBeReadIsNamedWithItsLine(string file, string text, string spoilt, string message)
    {
        var folder = Stub.Copy("thea-varga", temporary.Path);
        File.WriteAllText(folder[file], File.ReadAllText(folder[file]).Replace(text, spoilt, StringComparison.Ordinal));
        var error = Assert.Throws<InputException>(() => CharacterReader.Load(folder)).Message;
        Assert.StartsWith($"'thea-varga/{file}' line ", error);
        Assert.Contains(message, error);
    }

    [Fact]
    public void ACharacterThatIsNotThereIsToldWithThoseThatAre() =>
        Assert.Contains(
            "there are abel-tran, thea-varga",
            Assert.Throws<InputException>(() => CharacterReader.Load("nobody", Stub.Root)).Message
        );
}
