namespace PersonaNotebooks.Simulacra;

/// <summary>One sentence of the bank, put to a character as "is this true of you?".</summary>
/// <param name="Function">The function that it expresses.</param>
/// <param name="Rank">How strongly, from 1 to 8.</param>
/// <param name="Sentence">The sentence.</param>
public sealed record FunctionItem(CognitiveFunction Function, int Rank, string Sentence)
{
    /// <summary>What a yes adds to the function's score: 4, 3, 2, 1, -1, -2, -3, -4 for ranks 1 to 8 (Xie et al. 2025).</summary>
    public int Weight => Rank <= 4 ? 5 - Rank : 4 - Rank;

    /// <summary>What the character is asked.</summary>
    public Stimulus Stimulus =>
        new(Prompts.Prompt.Load("simulacra-function-item").Fill(("sentence", Sentence)), Sentence);
}
