using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Surveys;

/// <summary>Who is asked what, and in how many ways.</summary>
/// <param name="Personas">Who is asked; a persona with an empty text is nobody in particular.</param>
/// <param name="Questions">What is asked.</param>
public sealed record SimulationPlan(IReadOnlyList<Persona> Personas, IReadOnlyList<Question> Questions)
{
    /// <summary>
    /// How many option orders each persona meets. Orders are balanced rotations; the first one moves on from person to person, from state to
    /// state and from draw to draw, so that with 1 they are balanced over people, even with one in each state. 0 asks each persona in every order.
    /// </summary>
    public int Orders { get; init; } = 1;

    /// <summary>How many of a question's wordings each persona meets, the usual one first; 0 for all.</summary>
    public int Wordings { get; init; } = 1;

    /// <summary>Answers of each persona to each question, wording and order.</summary>
    public int Draws { get; init; } = 1;

    /// <summary>Whether "I don't know" is offered.</summary>
    public bool OffersDontKnow { get; init; }

    /// <summary>How often everyone answers; from the second round on they have heard others of their state and tier.</summary>
    public int Rounds { get; init; } = 1;

    /// <summary>How many others a persona hears in each further round.</summary>
    public int Heard { get; init; } = 3;
}
