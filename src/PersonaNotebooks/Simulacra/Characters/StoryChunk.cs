using PersonaNotebooks.Figures;

namespace PersonaNotebooks.Simulacra;

/// <summary>The part of a life story that one memory is made of.</summary>
/// <param name="Key">From 1 in the story's order.</param>
/// <param name="First">The first paragraph's number, from 1.</param>
/// <param name="Last">The last paragraph's number.</param>
/// <param name="Text">The paragraphs, a line each.</param>
public sealed record StoryChunk(int Key, int First, int Last, string Text)
{
    /// <summary>The SHA-256 of the text: a memory made from another text does not fit.</summary>
    public string Digest => Passport.Hash(Text);
}
