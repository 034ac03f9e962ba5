using Microsoft.Extensions.AI;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Surveys;

/// <summary>The messages that put a question before a model.</summary>
public static class OpinionPrompt
{
    private static readonly Prompt Persona = Prompt.Load("opinion-persona"),
        Heard = Prompt.Load("opinion-heard");

    private static readonly string Nobody = Prompt.Load("opinion-no-persona").Fill(),
        DontKnow = Prompt.Load("opinion-dont-know").Fill();

    private static readonly Prompt Direct = Prompt.Load("opinion-direct"),
        Reasoned = Prompt.Load("opinion-reason"),
        Retry = Prompt.Load("opinion-retry"),
        LetterLead = Prompt.Load("opinion-letter"),
        StanceLead = Prompt.Load("opinion-stance");

    /// <summary>The names of the prompts that a way of asking uses, for passports.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "opinion-persona",
        "opinion-no-persona",
        "opinion-heard",
        "opinion-dont-know",
        "opinion-direct",
        "opinion-reason",
        "opinion-retry",
        "opinion-letter",
        "opinion-stance",
    ];

    /// <summary>What stands after each letter, in the order shown; "I don't know" last, where it is offered.</summary>
    public static IReadOnlyList<string> Stances(AskedQuestion asked)
    {
        List<string> shown = [.. asked.Order.Select(option => asked.Question.Options[option].Stance)];
        if (asked.OffersDontKnow)
        {
            shown.Add(DontKnow);
        }
        return shown;
    }

    /// <summary>The messages of a chat call: who the model is, then what others said, the question and its options.</summary>
    public static IReadOnlyList<ChatMessage> Chat(AskedQuestion asked, ReplyForm form) =>
        [
            new(ChatRole.System, System(asked)),
            new(
                ChatRole.User,
                Others(asked)
                    + (form == ReplyForm.Direct ? Direct : Reasoned).Fill(
                        ("question", asked.Text),
                        ("options", Options(asked))
                    )
            ),
        ];

    /// <summary>What is said after a reply that could not be read.</summary>
    public static ChatMessage Again(AskedQuestion asked) =>
        new(
            ChatRole.User,
            Retry.Fill(("letters", string.Join(", ", Enumerable.Range(0, asked.Letters).Select(AnswerParser.Letter))))
        );

    /// <summary>The text before the letter whose probability is asked for.</summary>
    public static string BeforeLetter(AskedQuestion asked) =>
        Whole(asked, LetterLead.Fill(("question", asked.Text), ("options", Options(asked))));

    /// <summary>The text before a stance whose probability is asked for; it does not list the options.</summary>
    public static string BeforeStance(AskedQuestion asked) => Whole(asked, StanceLead.Fill(("question", asked.Text)));

    private static string Whole(AskedQuestion asked, string question) =>
        $"{System(asked)}\n\n{Others(asked)}{question}";

    private static string System(AskedQuestion asked) =>
        asked.Persona is { Text.Length: > 0 } persona ? Persona.Fill(("persona", persona.Text)) : Nobody;

    // What others said stands in a paragraph of its own, so that the options stay one run of lines under the question.
    private static string Others(AskedQuestion asked) =>
        asked.Heard.Count == 0
            ? ""
            : Heard.Fill(("others", string.Join('\n', asked.Heard.Select(said => $"- {said}")))) + "\n\n";

    private static string Options(AskedQuestion asked) =>
        string.Join('\n', Stances(asked).Select((stance, i) => $"{AnswerParser.Letter(i)}) {stance}"));
}
