namespace PersonaNotebooks.Simulacra;

/// <summary>Memories without a model: the story's own words, with no thoughts or feelings. What a character has before a memory is built.</summary>
public static class StoryMemories
{
    /// <summary>The name under <see cref="Memory.WrittenBy"/>.</summary>
    public const string Author = "the story's own words";

    /// <summary>One memory for each chunk; the summary is the beginning of it, at most 20 words.</summary>
    public static IReadOnlyList<Memory> Of(LifeStory story) =>
        [
            .. story
                .Chunks()
                .Select(c => new Memory(
                    c.Key,
                    [.. Enumerable.Range(c.First, c.Last - c.First + 1)],
                    c.Text,
                    "",
                    "",
                    string.Join(
                        ' ',
                        c.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(WordLimits.Summary)
                    )
                )
                {
                    Chunk = c.Digest,
                    WrittenBy = Author,
                }),
        ];
}
