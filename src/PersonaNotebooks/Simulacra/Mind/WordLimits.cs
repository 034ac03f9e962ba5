namespace PersonaNotebooks.Simulacra;

/// <summary>The most words of what the agents write (Xie et al. 2025). A longer text is asked for once more, then kept and counted.</summary>
public static class WordLimits
{
    /// <summary>A memory's content.</summary>
    public const int Content = 100;

    /// <summary>A memory's thoughts.</summary>
    public const int Thinking = 50;

    /// <summary>A memory's feelings.</summary>
    public const int Emotion = 100;

    /// <summary>A memory's line in the index.</summary>
    public const int Summary = 20;

    /// <summary>Thoughts or feelings on one stimulus.</summary>
    public const int Now = 30;
}
