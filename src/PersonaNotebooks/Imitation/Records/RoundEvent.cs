namespace PersonaNotebooks.Imitation.Records;

/// <summary>What came of the persona that a round tried.</summary>
public enum RoundEvent
{
    /// <summary>The first persona.</summary>
    Start,

    /// <summary>Better by the margin: the best from here on.</summary>
    Accepted,

    /// <summary>Not better by the margin: the best so far stays.</summary>
    Rejected,

    /// <summary>The reflection gave the same persona again.</summary>
    Unchanged,

    /// <summary>The reflection could not be read, also after a repair: the persona stays.</summary>
    Failed,

    /// <summary>The newest replaced the one before, unseen (the original's rule).</summary>
    Replaced,
}
