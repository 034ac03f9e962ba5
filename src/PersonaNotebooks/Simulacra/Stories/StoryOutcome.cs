namespace PersonaNotebooks.Simulacra;

/// <summary>What a round did.</summary>
public enum StoryOutcome
{
    /// <summary>The paragraph was expanded.</summary>
    Expanded,

    /// <summary>The model gave the same paragraph back, or nothing.</summary>
    Unchanged,

    /// <summary>The new text contradicts the attributes and was not taken.</summary>
    Contradicted,

    /// <summary>The picked paragraph scored under the threshold: the story is done.</summary>
    Finished,
}
