namespace PersonaNotebooks.Simulacra;

/// <summary>Checks that every chunk of the story has its memory and that every memory fits its chunk.</summary>
public static class MemoryFaults
{
    /// <summary>All faults in order of the keys; empty when memory and story fit.</summary>
    public static IReadOnlyList<MemoryFault> Of(Character character) => Of(character.Story, character.Memories);

    /// <summary>The same for a story and memories.</summary>
    public static IReadOnlyList<MemoryFault> Of(LifeStory story, IReadOnlyList<Memory> memories)
    {
        List<MemoryFault> faults = [];
        var byKey = memories.ToDictionary(m => m.Key);
        var chunks = story.Chunks();
        foreach (var chunk in chunks)
        {
            if (!byKey.TryGetValue(chunk.Key, out var memory))
            {
                faults.Add(new(chunk.Key, $"of paragraphs {chunk.First} to {chunk.Last} is missing", true));
                continue;
            }
            var stale = memory.Chunk.Length > 0 && memory.Chunk != chunk.Digest;
            if (
                stale
                || memory.Paragraphs.FirstOrDefault() != chunk.First
                || memory.Paragraphs.LastOrDefault() != chunk.Last
            )
            {
                faults.Add(new(chunk.Key, "was made from another text than the story has there now", true));
            }
        }
        foreach (var memory in memories)
        {
            if (memory.Content.Length == 0 || memory.Summary.Length == 0)
            {
                faults.Add(new(memory.Key, "has no content or no summary", true));
            }
            if (memory.Key > chunks.Count && memory.Paragraphs.Count > 0)
            {
                faults.Add(new(memory.Key, "is of paragraphs that the story does not have", true));
            }
        }
        return [.. faults.OrderBy(f => f.Key)];
    }
}
