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

    /// <summary>The planted link between fields and leaning comes through in the mean over many personas that never say how they vote.</summary>
    [Fact]
    public async Task PlantedLeaningShowsInTheVote()
    {
        Dictionary<string, List<double>> shares = new() { ["left"] = [], ["right"] = [] };
        foreach (var person in PeopleCorpus.Expand(99, 400))
        {
            var f = person.Fields;
            var persona =
                $"You are {person.Age} years old, {f["sex"]}, {f["race"]}. You live in {f["state"]}, {f["place"]}. {f["education"]}, {f["household"]}, {f["faith"]}.\n\n";
            shares[person.Leaning].Add(await Ask(persona + Vote) == "Answer: A" ? 1 : 0);
        }
        var (left, right) = (shares["left"].Average(), shares["right"].Average());
        output.WriteLine($"Democrat share of planted left {left:P1}, right {right:P1}");
        Assert.True(left - right > 0.08, $"{left} - {right}");
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
