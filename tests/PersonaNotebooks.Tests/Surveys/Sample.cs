using PersonaNotebooks.Personas;
using PersonaNotebooks.Surveys;

namespace PersonaNotebooks.Tests.Surveys;

/// <summary>Small questions, personas and answers for tests.</summary>
internal static class Sample
{
    public static Question Vote { get; } =
        new(
            "vote",
            "test",
            ["Who?"],
            [new("dem", "The Democrat", Lean.Left), new("rep", "The Republican", Lean.Right)]
        );

    public static Question Scale { get; } =
        new("scale", "test", ["How much?"], [new("a", "A lot"), new("b", "Some"), new("c", "None")]) { Ordered = true };

    public static Persona Person(string state, int number, string tier = "meta", string? text = null) =>
        new($"{state}-{number}/{tier}", text ?? $"person {number} of {state}, {tier}")
        {
            Tier = tier,
            Fields = new Dictionary<string, string>
            {
                ["person"] = $"{state}-{number}",
                ["age"] = "35-44",
                ["sex"] = "female",
                ["race"] = "white",
                ["state"] = state,
            },
        };

    public static Response Answered(
        Persona persona,
        Question question,
        int? option,
        AnswerStatus status = AnswerStatus.Valid
    ) =>
        new(
            new(persona, question, OptionOrder.Rotation(question.Options.Count, 0)),
            "test",
            0,
            1,
            option is { } o
                ? Answer.Chosen(o, question.Options.Count, "")
                : new(status, [], status == AnswerStatus.DontKnow ? 1 : 0, "")
        );

    /// <summary>A state in which so many of so many choose the first option.</summary>
    public static IEnumerable<Response> State(string state, int first, int of, string tier = "meta") =>
        Enumerable.Range(0, of).Select(i => Answered(Person(state, i, tier), Vote, i < first ? 0 : 1));
}
