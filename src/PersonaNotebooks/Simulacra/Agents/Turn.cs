namespace PersonaNotebooks.Simulacra;

/// <summary>The trace of one turn: what came to mind, what was sent, what was answered, and what it took.</summary>
public sealed record Turn
{
    /// <summary>Method and ablation.</summary>
    public required string Method { get; init; }

    /// <summary>What was said to the character.</summary>
    public required Stimulus Stimulus { get; init; }

    /// <summary>The memories that were recalled, with their scores (macm).</summary>
    public IReadOnlyList<ScoredMemory> Recalled { get; init; } = [];

    /// <summary>The passages of the story that were sent (rag).</summary>
    public IReadOnlyList<string> Passages { get; init; } = [];

    /// <summary>The thoughts of the moment (macm); null when none were had.</summary>
    public AgentText? Thinking { get; init; }

    /// <summary>The feelings of the moment (macm); null when none were had.</summary>
    public AgentText? Emotion { get; init; }

    /// <summary>Exactly what the answering model was sent.</summary>
    public required IReadOnlyList<SentMessage> Messages { get; init; }

    /// <summary>The sampling temperature of every call of the turn.</summary>
    public required float Temperature { get; init; }

    /// <summary>The answer; null while the turn is only prepared.</summary>
    public string? Reply { get; init; }

    /// <summary>Whether thoughts, feelings and answer were quoted from the character's texts instead of written by a model.</summary>
    public bool Quoted { get; init; }

    /// <summary>Tokens in and out of the thinking, the emotion and the answering calls, as the model counts them; retrieval is not in them.</summary>
    public (long In, long Out) Tokens { get; init; }

    /// <summary>How long the turn took. For the console only: it differs from run to run.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>All messages as one text: what a scorer reads.</summary>
    public string Transcript => string.Join("\n\n", Messages.Select(m => m.Text));
}
