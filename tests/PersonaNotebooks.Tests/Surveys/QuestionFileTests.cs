using PersonaNotebooks.Surveys;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Tests.Surveys;

public sealed class QuestionFileTests : IDisposable
{
    private const string Head = "questions-format: 1\ntopic: t\nquestions:\n";
    private const string Good = "  - {id: q, wordings: [Who?], options: [{id: a, stance: Yes}, {id: b, stance: No}]}\n";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void TheShippedTopicsHoldTheSubjectsTheyPromise()
    {
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["attitudes"] = 21,
                ["climate"] = 6,
                ["consumer"] = 5,
                ["education"] = 6,
                ["elections"] = 3,
                ["entertainment"] = 7,
                ["technology"] = 4,
            },
            QuestionSet.Topics.ToDictionary(t => t, t => QuestionSet.Load(t).Count)
        );
        var all = QuestionSet.Load(string.Join(',', QuestionSet.Topics));
        Assert.All(all.Where(q => q.Topic == "attitudes"), q => Assert.True(q is { Ordered: true, Truth: not null }));
        int[] entertainment = [2, 2, 2, 5, 6, 7, 2];
        Assert.Equal(entertainment, all.Where(q => q.Topic == "entertainment").Select(q => q.Options.Count));
        Assert.All(all.Where(q => q.Topic is "elections" or "climate"), q => Assert.Equal(2, q.Options.Count));
    }

    [Theory]
    [InlineData(Head + Good + Good, "line 5: the question id 'q' stands twice")]
    [InlineData(
        Head + "  - {id: q, wordings: [Who?], options: [{id: a, stance: Yes}]}\n",
        "line 4: the question 'q' has 1 option;"
    )]
    [InlineData(
        Head + "  - {id: q, wordings: [Who?], options: [{id: a, stance: ''}, {id: b, stance: No}]}\n",
        "empty stance for the option 'a'"
    )]
    [InlineData(
        Head + "  - {id: q, wordings: [''], options: [{id: a, stance: Yes}, {id: b, stance: No}]}\n",
        "empty wording"
    )]
    [InlineData(
        Head + "  - {id: q, wordings: [Who?], options: [{id: a, stance: Yes}, {id: a, stance: No}]}\n",
        "the option 'a' twice"
    )]
    [InlineData(
        Head + "  - {id: q, wordings: [Who?], options: [{id: a, stance: Yes}, {id: b, stance: yes}]}\n",
        "the stance 'Yes' twice"
    )]
    [InlineData(
        Head + "  - {id: q, wordings: [Who?], options: [{id: a, stance: Yes, lean: up}, {id: b, stance: No}]}\n",
        "'up' is not left, right or none"
    )]
    [InlineData(
        Head + "  - {id: q, wordings: [Who?], colour: red, options: [{id: a, stance: Yes}, {id: b, stance: No}]}\n",
        "unknown key 'colour'"
    )]
    [InlineData("questions-format: 2\ntopic: t\nquestions:\n" + Good, "only format 1 can be read")]
    [InlineData("topic: t\nquestions:\n" + Good, "'questions-format' is missing")]
    [InlineData("questions-format: 1\ntopic: t\nquestions: []\n", "no question")]
    [InlineData(
        "question,topic,wording,ordered,option,stance,lean\nq,t,Who?,false,a,Yes,\n",
        "line 2: the question 'q' has 1 option;"
    )]
    [InlineData("question,topic,wording,ordered,option,stance,lean\nq,t,Who?,maybe,a,Yes,\n", "'maybe' under ordered")]
    [InlineData(
        "question,topic,wording,ordered,option,stance,lean\nq,t,Who?,,a,Yes,\nr,t,Who?,,a,Yes,\nq,t,Who?,,b,No,\n",
        "line 4: the question id 'q' stands twice"
    )]
    [InlineData(
        "question,topic,wording,ordered,option,stance,lean\nq,t,Who?,,a,Yes,\nq,t,What?,,b,No,\n",
        "line 3: the wording differs"
    )]
    [InlineData("question,topic,wording,ordered,option,stance\n", "the column 'lean' is missing")]
    public void ABadFileIsOneSentenceWithItsPlace(string text, string sentence)
    {
        var path = folder[text.StartsWith("question,", StringComparison.Ordinal) ? "bad.csv" : "bad.yaml"];
        File.WriteAllText(path, text);
        var fault = Assert.Throws<InputException>(() => QuestionSet.Load(path));
        Assert.Contains(sentence, fault.Message);
        Assert.Contains("bad.", fault.Message);
    }

    [Fact]
    public void TwentySevenOptionsAreTooMany()
    {
        var options = string.Join(", ", Enumerable.Range(0, 27).Select(i => $"{{id: o{i}, stance: answer {i}}}"));
        File.WriteAllText(folder["many.yaml"], $"{Head}  - {{id: q, wordings: [Who?], options: [{options}]}}\n");
        Assert.Contains(
            "27 options",
            Assert.Throws<InputException>(() => QuestionSet.Load(folder["many.yaml"])).Message
        );
    }

    [Fact]
    public void AFileOfOnesOwnIsReadInBothFormatsAlike()
    {
        File.WriteAllText(folder["own.yaml"], Head + Good);
        File.WriteAllText(
            folder["own.csv"],
            "question,topic,wording,ordered,option,stance,lean\nq,t,Who?,false,a,Yes,\nq,t,Who?,false,b,No,\n"
        );
        var (yaml, csv) = (QuestionSet.Load(folder["own.yaml"])[0], QuestionSet.Load(folder["own.csv"])[0]);
        Assert.Equal(yaml.Options, csv.Options);
        Assert.Equal((yaml.Id, yaml.Topic, yaml.Wordings[0]), (csv.Id, csv.Topic, csv.Wordings[0]));
        var twice = Assert.Throws<InputException>(() => QuestionSet.Load($"{folder["own.yaml"]},{folder["own.csv"]}"));
        Assert.Contains("'q' stands both in", twice.Message);
    }
}
