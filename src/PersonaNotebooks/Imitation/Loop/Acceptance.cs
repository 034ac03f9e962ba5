namespace PersonaNotebooks.Imitation.Loop;

/// <summary>Which persona goes into the next round.</summary>
public enum Acceptance
{
    /// <summary>The best so far: a new one must beat it on the same development items by a margin.</summary>
    KeepBest,

    /// <summary>Always the newest, even if worse: the rule of the original, on its fixed items.</summary>
    AlwaysReplace,
}
