using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Surveys;

/// <summary>One answer of a simulation, with all that it depended on.</summary>
/// <param name="Asked">Persona, question, wording, order.</param>
/// <param name="Respondent">Who answered in the persona's place.</param>
/// <param name="Draw">Which draw, from 0.</param>
/// <param name="Round">Which round, from 1.</param>
/// <param name="Answer">What came of it.</param>
public sealed record Response(AskedQuestion Asked, string Respondent, int Draw, int Round, Answer Answer)
{
    /// <summary>The persona that was asked.</summary>
    public Persona Persona => Asked.Persona!;

    /// <summary>The question.</summary>
    public Question Question => Asked.Question;

    /// <summary>The persona's tier; empty for one without.</summary>
    public string Tier => Persona.Tier ?? "";

    /// <summary>The persona's state; empty for one without.</summary>
    public string State => Persona.Fields.GetValueOrDefault("state", "");

    /// <summary>The person behind the persona, the same in all tiers.</summary>
    public string Person => Persona.Fields.GetValueOrDefault("person", Persona.Id);

    /// <summary>True when the answer counts in shares.</summary>
    public bool IsValid => Answer.Status == AnswerStatus.Valid;
}
