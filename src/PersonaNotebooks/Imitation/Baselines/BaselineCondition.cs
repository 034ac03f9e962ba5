namespace PersonaNotebooks.Imitation.Baselines;

/// <summary>What a persona is compared with, all on the same test items.</summary>
public enum BaselineCondition
{
    /// <summary>The task without any persona.</summary>
    NoPersona,

    /// <summary>One fixed description of an ordinary user.</summary>
    Generic,

    /// <summary>The generic description made as long as the best persona.</summary>
    LengthMatched,

    /// <summary>The raw history as persona; no model wrote it.</summary>
    HistoryOnly,

    /// <summary>The first persona, before any feedback.</summary>
    FirstPersona,

    /// <summary>The persona that the run ended with.</summary>
    BestPersona,

    /// <summary>The best persona of another user.</summary>
    OtherUser,

    /// <summary>A sheet of traits, words and sentences drawn at random from all users: a rewrite without feedback.</summary>
    RandomPersona,

    /// <summary>No model: the masked post, or the message, given back as it is.</summary>
    CopyStimulus,
}
