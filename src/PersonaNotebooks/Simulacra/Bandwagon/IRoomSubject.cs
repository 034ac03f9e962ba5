namespace PersonaNotebooks.Simulacra;

/// <summary>Someone who judges lines.</summary>
public interface IRoomSubject
{
    /// <summary>Who it is, such as a character's folder name.</summary>
    string Name { get; }

    /// <summary>How it was made to speak, such as a method.</summary>
    string Method { get; }

    /// <summary>Answers one trial.</summary>
    /// <param name="trial">The lines.</param>
    /// <param name="design">Who else is in the room, and what they say.</param>
    /// <param name="history">The trials before, with the answers given.</param>
    /// <param name="draw">Which of several sessions.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<string> AnswerAsync(
        RoomTrial trial,
        RoomDesign design,
        IReadOnlyList<Exchange> history,
        int draw,
        CancellationToken cancellationToken = default
    );
}
