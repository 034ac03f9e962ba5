using Microsoft.Extensions.AI;
using PersonaNotebooks.Figures;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Prompts;
using PersonaNotebooks.Surveys;
using PersonaNotebooks.Tests.Surveys;

namespace PersonaNotebooks.Tests.Prompts;

/// <summary>Pins the prompts of personas and surveys: a change of one byte changes every answer and must be on purpose.</summary>
public class SurveyPromptTests
{
    [Theory]
    [InlineData("opinion-direct", "47f2d4b01d5dce8109e18baca585fa58e1e582b350ba56cf35c4f8d689d69b7c")]
    [InlineData("opinion-dont-know", "e7af31f952fdeaf3a215385fc919689fff967c460462a71c4ba80d12d1903cad")]
    [InlineData("opinion-heard", "eef2cb98ff2a627545372d005be3f537910f641c52c1da1aaa48fd71a40c31e7")]
    [InlineData("opinion-letter", "c81aa63708f1d82ba674794aea6589c9b39cecccd375b9fac2a1f5dc924170e1")]
    [InlineData("opinion-no-persona", "bc19eac9779dd42d88c72ab2ef716be00b2c97dc65da152d146f54cf7d26fba7")]
    [InlineData("opinion-persona", "38cbdda853ff66bc7d801fc2393fc811b000e18ac0389ccef565299dd1941d03")]
    [InlineData("opinion-reason", "2e841762c972f3e031bea015230125c7a86395d1c4e6eb3ca48366e8f96e968d")]
    [InlineData("opinion-retry", "ef0e1d8967af270ac52e0bbaf4e359874f81b21d701cde2cb92b87ebc59e1201")]
    [InlineData("opinion-stance", "8c7e2611273f687bd05153c1addd07a53451a5ca2f1cab715eb4b9078531b916")]
    [InlineData("persona-descriptive", "8c313186aeb5173fcf36515cd2ea12f22bb1d3539571db2a7b789b71d1858fae")]
    [InlineData("persona-meta", "89c131c7439e346eb2a50bc2f21b425f273c4d257137d97bcae0cb0db94e8354")]
    [InlineData("persona-neutral", "888324b5645a7b6042181f4049c455cfa92ff3da3591aa3b4bd475a4b427fb1f")]
    [InlineData("persona-objective", "1cf5a58e7218d882c3a9dedfaae676a1038094f861ebab1e8b5156a055add611")]
    [InlineData("persona-repair", "14bcc7319942443a302ea89cea0e2b3aa05d8fa6701c69f427572fe586a10522")]
    [InlineData("persona-subjective", "2da15e5bb3e8c01cedc219bfe0116a84a2f4eb036c41a84e9b3a31be389dabbc")]
    public void APromptIsWhatItWas(string name, string sha)
    {
        using var stream = typeof(Prompt).Assembly.GetManifestResourceStream($"Prompts/{name}.md")!;
        using StreamReader reader = new(stream);
        Assert.Equal(sha, Passport.Hash(reader.ReadToEnd()));
    }

    [Fact]
    public void TheWholeQuestionStandsAsAModelReadsIt()
    {
        AskedQuestion asked = new(
            MetaPersonas.Of([new(1, "VT", "35-44", "female", "hispanic")])[0],
            Sample.Vote,
            [1, 0]
        )
        {
            OffersDontKnow = true,
            Heard = ["The Democrat"],
        };
        var messages = OpinionPrompt.Chat(asked, ReplyForm.Direct);
        Assert.Equal([ChatRole.System, ChatRole.User], messages.Select(m => m.Role));
        Assert.Equal(
            """
            You take part in a survey as the person described here. Speak for this person, not for yourself.

            Age: 35-44
            Sex: female
            Race: Hispanic
            State: Vermont
            """.ReplaceLineEndings("\n"),
            messages[0].Text
        );
        Assert.Equal(
            """
            You talked about this with others. They said:
            - The Democrat

            Who?
            A) The Republican
            B) The Democrat
            C) I don't know

            Choose one. Reply with one line:
            Answer: <letter>
            """.ReplaceLineEndings("\n"),
            messages[1].Text
        );
        Assert.EndsWith("letters A, B, C and nothing else:\nAnswer: <letter>", OpinionPrompt.Again(asked).Text);
        Assert.EndsWith("\nC) I don't know\n\nAnswer:", OpinionPrompt.BeforeLetter(asked));
        Assert.EndsWith("\n\nWho?\n\nAnswer:", OpinionPrompt.BeforeStance(asked));
        Assert.Equal(
            "You take part in a survey.",
            OpinionPrompt.Chat(asked with { Persona = null }, ReplyForm.Reasoned)[0].Text
        );
    }
}
