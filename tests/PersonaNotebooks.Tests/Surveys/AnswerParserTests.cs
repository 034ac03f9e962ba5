using PersonaNotebooks.Surveys;

namespace PersonaNotebooks.Tests.Surveys;

public class AnswerParserTests
{
    private static readonly string[] Stances = ["Hillary Clinton, the Democrat", "Donald Trump, the Republican"];

    [Theory]
    [InlineData("Answer: B", 1)]
    [InlineData("answer: b", 1)]
    [InlineData("B", 1)]
    [InlineData("B.", 1)]
    [InlineData("[A]", 0)]
    [InlineData("**A**", 0)]
    [InlineData("(b)", 1)]
    [InlineData("**Answer:** A", 0)]
    [InlineData("Answer: **B**", 1)]
    [InlineData("Answer: <B>", 1)]
    [InlineData("Answer: B) Donald Trump, the Republican", 1)]
    [InlineData("assistant\n\nAnswer: B", 1)]
    [InlineData("Reason: A vote for change. I like him.\nAnswer: B", 1)]
    [InlineData("Answer: A\nAnswer: A", 0)]
    public void MarkedAnswersAreRead(string reply, int place) => Assert.Equal(place, AnswerParser.Read(reply, Stances));

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("As an AI, I cannot vote.")]
    [InlineData("Based on the persona, I would say the second.")]
    [InlineData("A good question!")]
    [InlineData("I would choose B")]
    [InlineData("Donald Trump")]
    [InlineData("assistant")]
    [InlineData("Answer: C")]
    [InlineData("Answer: A or B")]
    [InlineData("Answer: A\nAnswer: B")]
    [InlineData("Answer: A) Donald Trump, the Republican")]
    [InlineData("Answer:")]
    [InlineData("A\nB")]
    [InlineData("A's fine")]
    [InlineData("{\"answer\":\"A\"}")]
    public void AnythingElseIsNoAnswer(string reply) => Assert.Null(AnswerParser.Read(reply, Stances));

    [Fact]
    public void TwelveOptionsHaveTwelveLetters()
    {
        string[] stances = [.. Enumerable.Range(0, 12).Select(i => $"answer {i}")];
        Assert.Equal(11, AnswerParser.Read("Answer: L", stances));
        Assert.Null(AnswerParser.Read("Answer: M", stances));
        Assert.Contains(
            "no letter for option 27",
            Assert.Throws<InputException>(() => AnswerParser.Letter(26)).Message
        );
    }
}
