namespace PersonaNotebooks.Simulacra;

/// <summary>How a life story is grown; the defaults are the paper's.</summary>
public sealed record StoryOptions
{
    /// <summary>Rounds of one run; a person reviews after each run.</summary>
    public int Rounds { get; init; } = 10;

    /// <summary>A run ends when the picked paragraph scores lower.</summary>
    public double Threshold { get; init; } = 50;

    /// <summary>How many paragraphs on each side are sent when the whole draft is too long.</summary>
    public int Window { get; init; } = 5;

    /// <summary>The model's context length in tokens.</summary>
    public int ContextTokens { get; init; } = 128_000;

    /// <summary>The most words of the summaries before and after the window.</summary>
    public int SummaryWords { get; init; } = 500;

    /// <summary>The most tokens of an expansion.</summary>
    public int ReplyTokens { get; init; } = 800;
}
