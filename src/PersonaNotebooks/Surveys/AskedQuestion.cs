using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Surveys;

/// <summary>One question as it stands before one persona.</summary>
/// <param name="Persona">Who is asked; null for nobody in particular.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Order">Which option is shown first, second and so on: a permutation of 0 to options - 1.</param>
public sealed record AskedQuestion(Persona? Persona, Question Question, IReadOnlyList<int> Order)
{
    /// <summary>Which of the question's wordings.</summary>
    public int Wording { get; init; }

    /// <summary>Which draw of the same call, so that two persons with the same words are asked independently.</summary>
    public int Draw { get; init; }

    /// <summary>Whether "I don't know" is offered, after all options.</summary>
    public bool OffersDontKnow { get; init; }

    /// <summary>What others said, for a persona to read before it answers; empty in the first round.</summary>
    public IReadOnlyList<string> Heard { get; init; } = [];

    /// <summary>How many letters are shown.</summary>
    public int Letters => Order.Count + (OffersDontKnow ? 1 : 0);

    /// <summary>The question's text in the wording asked.</summary>
    public string Text => Question.Wordings[Wording];
}
