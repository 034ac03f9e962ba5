namespace PersonaNotebooks.Surveys;

/// <summary>What a chat model is asked to write.</summary>
public enum ReplyForm
{
    /// <summary>The letter only.</summary>
    Direct,

    /// <summary>Two or three sentences of reason, then the letter.</summary>
    Reasoned,
}
