using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Simulacra;

/// <summary>
/// Builds long-term memory out of a life story: for each chunk a content, the thoughts and the feelings of the time, and a summary, four calls (Xie et
/// al. 2025). Thoughts are made from the content, feelings from the chunk, the summary from content and feelings.
/// </summary>
/// <param name="lab">The model that writes.</param>
/// <param name="temperature">The sampling temperature of every call.</param>
public sealed class MemoryBuilder(Lab lab, float temperature = 0)
{
    private readonly AgentCalls calls = new(lab.Chat, temperature);

    /// <summary>
    /// Builds the memories of a character's story that are missing, empty or of another text, and saves after each, so that a
    /// run that is stopped goes on where it was. Memories that fit, and those added by hand, stay as they are.
    /// </summary>
    /// <param name="folder">The character's folder; its memory file is written.</param>
    /// <param name="progress">Told after each memory.</param>
    /// <param name="cancellationToken">Stops the building.</param>
    /// <exception cref="InputException">The character or the memory file is wrong, or the model cannot be asked.</exception>
    public async Task<IReadOnlyList<Memory>> BuildAsync(
        CharacterFolder folder,
        IProgress<MemoryBuild>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var character = CharacterReader.Load(folder);
        SortedDictionary<int, Memory> memories = new(MemoryFile.Read(folder.MemoryFile).ToDictionary(m => m.Key));
        var chunks = character.Story.Chunks();
        // A story that has grown needs the keys that memories added by hand had taken; those move behind it.
        foreach (var added in memories.Values.Where(m => m.Paragraphs.Count == 0 && m.Key <= chunks.Count).ToArray())
        {
            memories.Remove(added.Key);
            var next = Math.Max(chunks.Count, memories.Keys.DefaultIfEmpty(0).Max()) + 1;
            memories[next] = added with { Key = next };
        }
        var faults = MemoryFaults.Of(character.Story, [.. memories.Values]).Where(f => f.Rebuild).Select(f => f.Key);
        var wrong = faults.ToHashSet();
        var (done, kept) = (0, chunks.Count(c => !wrong.Contains(c.Key)));
        Lock saving = new();
        foreach (var key in wrong.Where(k => k > chunks.Count && memories.GetValueOrDefault(k)?.Paragraphs.Count > 0))
        {
            memories.Remove(key);
        }
        var todo = chunks.Where(c => wrong.Contains(c.Key)).ToArray();
        var outcomes = await lab.MapAsync(
                todo,
                async (chunk, stop) =>
                {
                    var memory = await RememberAsync(character, chunk.Key, chunk.Text, stop).ConfigureAwait(false);
                    memory = memory with
                    {
                        Paragraphs = [.. Enumerable.Range(chunk.First, chunk.Last - chunk.First + 1)],
                        Chunk = chunk.Digest,
                    };
                    lock (saving)
                    {
                        memories[chunk.Key] = memory;
                        MemoryFile.Write(folder.MemoryFile, memories.Values);
                        progress?.Report(new(++done, kept, chunks.Count, memories.Values.Sum(m => m.TooLong.Count)));
                    }
                    return memory;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return outcomes.FirstOrDefault(o => o.Failure is not null)?.Failure is { } failure
            ? throw failure
            : [.. memories.Values];
    }

    /// <summary>Makes one memory of a text that the story does not hold, with the next free key; nothing is saved.</summary>
    public Task<Memory> AddAsync(Character character, string text, CancellationToken cancellationToken = default) =>
        text.Trim().Length > 0
            ? RememberAsync(
                character,
                character.Memories.Select(m => m.Key).DefaultIfEmpty(0).Max() + 1,
                text.Trim(),
                cancellationToken
            )
            : throw new InputException("An empty text cannot be remembered; write what happened.");

    private async Task<Memory> RememberAsync(Character c, int key, string chunk, CancellationToken stop)
    {
        List<string> tooLong = [];
        async Task<string> Write(string part, int limit, params (string, string)[] values)
        {
            var written = await calls
                .WriteAsync($"simulacra-memory-{part}", limit, [("name", c.Name), .. values], stop)
                .ConfigureAwait(false);
            if (written.TooLong)
            {
                lock (tooLong)
                {
                    tooLong.Add(part);
                }
            }
            return written.Text;
        }
        var feeling = Write(
            "emotion",
            WordLimits.Emotion,
            ("profile", c.Profile),
            ("traits", c.Personality.TraitList),
            ("chunk", chunk)
        );
        var content = await Write("content", WordLimits.Content, ("profile", c.Profile), ("chunk", chunk))
            .ConfigureAwait(false);
        var thinking = Write(
            "thinking",
            WordLimits.Thinking,
            ("traits", c.Personality.TraitList),
            ("content", content)
        );
        var emotion = await feeling.ConfigureAwait(false);
        var summary = await Write("summary", WordLimits.Summary, ("content", content), ("emotion", emotion))
            .ConfigureAwait(false);
        return new(key, [], content, await thinking.ConfigureAwait(false), emotion, summary)
        {
            WrittenBy = lab.Identity.Model,
            TooLong = [.. tooLong.Order(StringComparer.Ordinal)],
        };
    }
}
