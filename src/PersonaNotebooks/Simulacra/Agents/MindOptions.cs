namespace PersonaNotebooks.Simulacra;

/// <summary>What a simulacrum is made of; the defaults are the paper's. Sampling settings are the same for every method.</summary>
public sealed record MindOptions
{
    /// <summary>How the model is made to speak as the character.</summary>
    public Method Method { get; init; } = Method.Macm;

    /// <summary>Where the talk takes place.</summary>
    public Setting Setting { get; init; } = Setting.Questions;

    /// <summary>False leaves the retrieved memory out (macm).</summary>
    public bool Memory { get; init; } = true;

    /// <summary>False leaves the thoughts out (macm).</summary>
    public bool Thinking { get; init; } = true;

    /// <summary>False leaves the feelings out (macm).</summary>
    public bool Emotion { get; init; } = true;

    /// <summary>False does not repeat the traits beside the thoughts (macm).</summary>
    public bool RepeatTraits { get; init; } = true;

    /// <summary>How many earlier exchanges of a talk are sent along; 0 for none.</summary>
    public int History { get; init; } = 20;

    /// <summary>How many memories are recalled.</summary>
    public int Memories { get; init; } = 1;

    /// <summary>How many passages of the story rag sends.</summary>
    public int Passages { get; init; } = 3;

    /// <summary>The sampling temperature of every call.</summary>
    public float Temperature { get; init; }

    /// <summary>The most tokens of a reply.</summary>
    public int ReplyTokens { get; init; } = 512;

    /// <summary>
    /// True for models that cannot compose, such as the embedded one: thoughts, feelings and answers are quoted from the character's own texts instead of written. What is quoted is a retrieval,
    /// not a model's answer. With <see cref="Method.None"/> there is nothing to quote, and the model writes.
    /// </summary>
    public bool Quotes { get; init; }

    /// <summary>The method and what was left out, such as <c>macm without memory</c>.</summary>
    public string Label
    {
        get
        {
            string[] without =
            [
                .. new[] { (Memory, "memory"), (Thinking, "thinking"), (Emotion, "emotion"), (RepeatTraits, "traits") }
                    .Where(p => !p.Item1)
                    .Select(p => p.Item2),
            ];
            var name = Method.Name();
            return Method != Method.Macm || without.Length == 0 ? name : $"{name} without {string.Join(", ", without)}";
        }
    }
}
