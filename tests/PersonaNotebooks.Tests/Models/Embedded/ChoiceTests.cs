using Microsoft.Extensions.AI;
using PersonaNotebooks.Models.Corpora;
using PersonaNotebooks.Models.Embedded;
using Xunit.Abstractions;

namespace PersonaNotebooks.Tests.Models.Embedded;

[Collection("embedded model")]
public class ChoiceTests(EmbeddedModelFixture fixture, ITestOutputHelper output)
{
    private const string Vote =
        "Who did you vote for in 2020?\nA) Joe Biden, the Democrat\nB) Donald Trump, the Republican\n\nAnswer: <letter>";

    private async Task<string> Ask(string prompt, int seed = 0) =>
        (
            await fixture.Model.Chat.GetResponseAsync(
                [new(ChatRole.User, prompt)],
                new() { Seed = seed, Temperature = 1 }
            )
        ).Text;

    private async Task<double> Share(string prompt, string answer, int draws = 200)
    {
        var count = 0;
        for (var seed = 0; seed < draws; seed++)
        {
            count += await Ask(prompt, seed) == answer ? 1 : 0;
        }
        return count / (double)draws;
    }

    [Fact]
    public async Task OfferedAnswersAreAnsweredInTheFormAskedFor()
    {
        Assert.Matches("^Answer: [AB]$", await Ask(Vote));
        Assert.Matches("^[123]$", await Ask("What colour?\n1. red\n2. green\n3. blue"));
        Assert.Matches(
            "^Answer: [AB]$",
            await Ask("Pick one, then write Answer: and the letter.\n\nTea?\n(A) yes\n(B) no")
        );
        Assert.Matches(
            @"^Reason: \S.*\nRating: [1-5]$",
            await Ask("Is the soup good?\nReason: <one line>\nRating: <1 to 5>")
        );
        Assert.Matches("^Verdict: (yes|no|unsure)$", await Ask("Verdict: <yes|no|unsure>"));
    }

    /// <summary>With nothing but the question, no answer is favoured: 200 draws, four standard errors.</summary>
    [Fact]
    public async Task WithoutAPersonaNoAnswerIsFavoured()
    {
        var share = await Share(Vote, "Answer: A");
        output.WriteLine($"Democrat without a persona: {share:P1} of 200 draws");
        Assert.Equal(0.5, share, 4 * Math.Sqrt(0.25 / 200));
    }

    [Fact]
    public async Task WhatThePersonaSaysDecides()
    {
        var right = await Share("I am a Republican, I voted for Trump in 2016 and I own guns.\n\n" + Vote, "Answer: A");
        var left = await Share(
            "I am a Democrat, I voted for Clinton in 2016 and I want gun control.\n\n" + Vote,
            "Answer: A"
        );
        output.WriteLine($"Democrat share: {left:P1} for the one, {right:P1} for the other");
        Assert.True(left > 0.8 && right < 0.2);
    }

    /// <summary>
    /// Persons given by their fields only, as many planted left as right: in every wording the planted link comes through, and the
    /// mean of all is the middle within three points, so that the model adds no lean of its own.
    /// </summary>
    [Theory]
    [InlineData(
        "You are {age} years old, {sex}, {race}. You live in {state}, {place}. {education}, {household}, {faith}."
    )]
    [InlineData(
        "AGE: {age}\nSEX: {sex}\nRACE: {race}\nSTATE: {state}\nEDUCATION: {education}\nHOUSEHOLD: {household}\nWORK: {work}"
    )]
    [InlineData(
        "I am {age} years old. I am {race} and {sex}. I live in {state}. My education: {education}. I work in {work}."
    )]
    [InlineData("{age}, {sex}, {race}, {state}, {place}, {education}, {household}, {faith}, {work}.")]
    public void FieldsAloneMoveTheVoteButLeanNowhereAsAWhole(string wording)
    {
        Dictionary<string, List<double>> shares = new() { ["left"] = [], ["right"] = [] };
        foreach (var person in PeopleCorpus.Expand(99, 1200))
        {
            var persona = person
                .Fields.Where(f => f.Key != "age")
                .Append(new("age", $"{person.Age}"))
                .Aggregate(wording, (text, f) => text.Replace($"{{{f.Key}}}", f.Value, StringComparison.Ordinal));
            shares[person.Leaning].Add(First(persona + "\n\n" + Vote));
        }
        var (left, right) = (shares["left"].Average(), shares["right"].Average());
        output.WriteLine($"Democrat share of planted left {left:P1}, right {right:P1}, all {(left + right) / 2:P1}");
        Assert.True(left - right > 0.04, $"{left} - {right}");
        Assert.InRange((left + right) / 2, 0.47, 0.53);
    }

    [Fact]
    public async Task TheFormMayStandInASystemMessage()
    {
        var answer = await fixture.Model.Chat.GetResponseAsync([
            new(ChatRole.System, "Always answer in two lines.\nReason: <one sentence>\nAnswer: <letter>"),
            new(ChatRole.User, "Tea or coffee?\nA) tea\nB) coffee"),
        ]);
        Assert.Matches(@"^Reason: \S.*\nAnswer: [AB]$", answer.Text);
    }

    [Fact]
    public void ProbabilitiesOfOfferedAnswersSumToOneAndIgnoreTheirOrder()
    {
        const string persona = "I am a Republican, I voted for Trump in 2016 and I own guns.\n\n";
        var one = fixture.Model.Choices(persona + "Your vote in 2020?\nA) Joe Biden\nB) Donald Trump");
        var other = fixture.Model.Choices(persona + "Your vote in 2020?\nA) Donald Trump\nB) Joe Biden");
        Assert.Equal(1, one.Sum(c => c.Probability), 1e-12);
        Assert.Equal(one[1].Probability, other[0].Probability, 0.05);
        Assert.True(one[1].Probability > 0.8);
        const string vote = persona + "Your vote in 2020?\nA) Joe Biden\nB) Donald Trump\n";
        Assert.Equal(fixture.Model.Choices(vote), fixture.Model.Choices(vote.ReplaceLineEndings("\r\n")));
        var alone = fixture.Model.Choices("Your vote in 2020?\nA) Joe Biden\nB) Donald Trump");
        Assert.All(alone, c => Assert.Equal(0.5, c.Probability, 1e-9));
        Assert.Empty(fixture.Model.Choices("No answers here."));
    }

    private double First(string prompt) => fixture.Model.Choices(prompt)[0].Probability;

    /// <summary>What a speaker says of themselves moves answers that share no word with it, in the direction of the corpora.</summary>
    [Theory]
    [InlineData("Who did you vote for in 2024?\nA) Kamala Harris\nB) Donald Trump")]
    [InlineData("Should public college tuition be free?\nA) Yes\nB) No")]
    [InlineData("Do you support or oppose stricter gun laws?\nA) Strongly support\nB) Strongly oppose")]
    [InlineData("Which car would you rather buy?\nA) An electric car\nB) A gasoline car")]
    [InlineData("Should there be stricter environmental regulation?\nA) Yes, I support it\nB) No, I oppose it")]
    public void LiberalsAndConservativesAnswerAsTheCorporaSay(string question)
    {
        var (left, right) = (
            First("I'm a liberal. I live in a city.\n\n" + question),
            First("I'm a conservative. I live in the country.\n\n" + question)
        );
        output.WriteLine($"{left:F2} {right:F2} {question.Split('\n')[0]}");
        Assert.True(left > 0.52 && right < 0.48, $"{left} {right}");
        Assert.Equal(0.5, First(question), 1e-9);
    }

    /// <summary>How to answer is no persona: an instruction after the question favours nothing.</summary>
    [Fact]
    public void AnInstructionAfterTheQuestionFavoursNothing() =>
        Assert.Equal(
            0.5,
            First("Should college be free?\nA) Yes\nB) No\n\nAnswer with the letter only. Do not explain."),
            1e-9
        );

    [Fact]
    public void TheYoungLikeNewTechnologyMore()
    {
        const string question =
            "Are you more excited or more worried about artificial intelligence?\nA) More excited\nB) More worried";
        var (young, old) = (First("I am 22 years old.\n\n" + question), First("I am 74 years old.\n\n" + question));
        output.WriteLine($"{young:F2} {old:F2}");
        Assert.True(young > old + 0.02, $"{young} {old}");
    }

    /// <summary>What a story in the prompt says is found again among offered answers.</summary>
    [Fact]
    public void AMemoryInThePromptIsFoundAgain()
    {
        const string question =
            "\n\nWhat did her brother do?\nA) He went to sea\nB) He joined the army\nC) He kept bees\n";
        const string story = "Her brother Emil went to sea that winter. She took work at the harbor office.";
        Assert.True(First(story + question) > 0.6);
        Assert.Equal(1 / 3.0, First(question), 1e-9);
    }

    [Fact]
    public void OptionsAreFoundWithTheirQuestion()
    {
        var question = ChoiceQuestion.Find(
            "A persona.\n\nSurvey question\nTea or coffee?\n\n A) tea\n B) coffee, black\n\nAnswer:"
        )!;
        Assert.Equal(["A", "B"], question.Options.Select(o => o.Label));
        Assert.Equal("coffee, black", question.Options[1].Text);
        Assert.DoesNotContain("persona", question.Block, StringComparison.Ordinal);
        Assert.Contains("Tea or coffee?", question.Stem, StringComparison.Ordinal);
        Assert.Null(ChoiceQuestion.Find("A) only one"));
        Assert.Null(ChoiceQuestion.Find("A) twice\nA) the same"));
    }
}
