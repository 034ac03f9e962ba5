namespace PersonaNotebooks.Surveys;

/// <summary>How an answer ended.</summary>
public enum AnswerStatus
{
    /// <summary>An option was chosen, or its probabilities are known.</summary>
    Valid,

    /// <summary>"I don't know", where it was offered.</summary>
    DontKnow,

    /// <summary>The reply holds no answer in the form asked for. It is kept and counted, never guessed at.</summary>
    Unparsed,

    /// <summary>The model gave no reply; <see cref="Answer.Reply"/> says why.</summary>
    Failed,
}
