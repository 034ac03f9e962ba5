using PersonaNotebooks.Imitation.Masking;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Imitation.Scoring;

namespace PersonaNotebooks.Tests.Imitation;

public class MaskingTests
{
    [Fact]
    public void TheMaskedTextDiffersFromTheOriginalInItsSlotsOnlyAndIsRebuiltExactly()
    {
        const string text = "What a   terrible idea -- truly AWFUL, and the worst!  :-)";
        var masked = new LexiconMasker().Mask(text)!;
        Assert.Equal(["terrible", "AWFUL", "worst"], masked.Words);
        Assert.Equal("What a   [MASKED] idea -- truly [MASKED], and the [MASKED]!  :-)", masked.Template);
        Assert.Equal(text, masked.Fill(masked.Words));
    }

    [Fact]
    public void WithoutAnOpinionWordTheLastLongestWordIsMaskedAndWithoutAnyNothingIs()
    {
        Assert.Equal(["council"], new LexiconMasker().Mask("the council met at noon")!.Words);
        Assert.Null(new LexiconMasker().Mask("ok so 12 of us go"));
        Assert.Null(new LexiconMasker().Mask("😀 😀"));
        Assert.Null(new LexiconMasker().Mask(""));
    }

    [Theory]
    [InlineData("it's a bad, bad day", "it 's a [MASKED] , [MASKED] day", "bad|bad")]
    [InlineData("worst day ever", "[MASKED] day ever", "worst")]
    [InlineData("a truly bad", "a truly [MASKED]", "bad")]
    [InlineData("one two three", "one [MASKED] three", "two")]
    public void SlotsOfAnotherToolsMaskAreFoundEvenWhereItMovedBlanks(string text, string template, string words)
    {
        var found = MaskedPost.Align(text, template)!;
        Assert.Equal(words.Split('|'), found.Words);
        Assert.Equal(text, found.Fill(found.Words));
    }

    [Theory]
    [InlineData("something else", "a [MASKED] day")]
    [InlineData("no slot here", "no slot here")]
    [InlineData("", "[MASKED]")]
    public void AMaskThatDoesNotFitIsRefused(string text, string template) =>
        Assert.Null(MaskedPost.Align(text, template));

    [Fact]
    public void SlotsOutsideTheTextOrOverEachOtherAreRefused()
    {
        Assert.Throws<InputException>(() => new MaskedPost("short", [new(3, 9)]));
        Assert.Throws<InputException>(() => new MaskedPost("short", [new(0, 3), new(2, 2)]));
        Assert.Throws<InputException>(() => new MaskedPost("short", []));
        Assert.Throws<InputException>(() => new MaskedPost("short", [new(0, 3)]).Fill(["a", "b"]));
    }

    [Fact]
    public async Task AUnionHoldsTheSlotsOfBothAndCountsAWordOnce()
    {
        UserPost post = new("1", "a", "a good walk and a fine park")
        {
            MaskedText = "a [MASKED] walk and a fine [MASKED]",
        };
        var given = new GivenMasker(new LexiconMasker());
        var both = await new UnionMasker(new LexiconMasker(), given).MaskAsync(post);
        Assert.Equal(["good", "fine", "park"], both!.Words);
    }

    [Fact]
    public void CopyingTheMaskedTextScoresZeroInTheSlots()
    {
        var masked = People.Masked("the plan is good and the bridge is bad", "good", "bad");
        var scores = new TextItemScorer().Score(new("1", masked.Text) { Masked = masked }, masked.Template);
        Assert.Equal(
            (0, 0, 0, 2, 0),
            (scores.SlotExact, scores.SlotStem, scores.SlotPolarity, scores.Unfilled, scores.EditsOutside)
        );
        Assert.True(scores.RougeL > 0.7, "whole-text overlap rewards doing nothing");
    }

    [Theory]
    [InlineData("The plan is good and the bridge is bad.", "good|bad", 1)]
    [InlineData("the plan is really good and the bridge is bad", "good|bad", 1)]
    [InlineData("the plan is and the bridge is bad", "|bad", 0)]
    [InlineData("the plan is good and the old bridge is bad", "good|bad", 1)]
    [InlineData("the scheme is good and the bridge is bad", "good|bad", 2)]
    [InlineData("", "|", 7)]
    public void SlotsAreReadAndEditsOutsideThemCounted(string prediction, string fills, int edits)
    {
        var reading = SlotReading.Of(
            People.Masked("the plan is good and the bridge is bad", "good", "bad"),
            prediction
        );
        Assert.Equal(fills.Split('|'), reading.Fills);
        Assert.Equal(edits, reading.EditsOutside);
    }

    [Theory]
    [InlineData("\0\u0001[MASKED][MASKED][MASKED]")]
    [InlineData("{\"words\": [")]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀")]
    [InlineData("good good good good good good good good good good good good bad bad bad")]
    public void GarbageIsReadWithoutAnError(string prediction)
    {
        var reading = SlotReading.Of(
            People.Masked("the plan is good and the bridge is bad", "good", "bad"),
            prediction
        );
        Assert.Equal(2, reading.Fills.Count);
        Assert.True(reading.EditsOutside > 0);
    }
}
