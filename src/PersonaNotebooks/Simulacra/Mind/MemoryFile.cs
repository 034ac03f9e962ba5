using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PersonaNotebooks.Simulacra;

/// <summary>Reads and writes <c>memory.jsonl</c>: one memory a line, so that a file of which only a part was written is still a part.</summary>
public static class MemoryFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The memories of a file by key.</summary>
    /// <param name="path">The file; a missing one holds no memories.</param>
    /// <exception cref="InputException">A line other than a last unfinished one is no memory, or a key stands twice; the message names the line.</exception>
    public static IReadOnlyList<Memory> Read(string path)
    {
        SortedDictionary<int, Memory> memories = [];
        if (!File.Exists(path))
        {
            return [];
        }
        var text = File.ReadAllText(path);
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            // A last line without its line end was cut off while it was written; the builder makes that memory again.
            var unfinished = i == lines.Length - 1;
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                continue;
            }
            try
            {
                var memory = JsonSerializer.Deserialize<Memory>(lines[i], Json)!;
                if (!memories.TryAdd(memory.Key, memory))
                {
                    throw new InputException(
                        $"'{Path.GetFileName(path)}' line {i + 1}: the memory {memory.Key} stands a second time; keep one."
                    );
                }
            }
            catch (JsonException e) when (!unfinished)
            {
                throw new InputException(
                    $"'{Path.GetFileName(path)}' line {i + 1} is not a memory ({e.Message.TrimEnd('.')}); mend or remove the line.",
                    e
                );
            }
            catch (JsonException)
            {
                break;
            }
        }
        return [.. memories.Values];
    }

    /// <summary>Writes all memories, in order of their keys.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<Memory> memories)
    {
        StringBuilder text = new();
        foreach (var memory in memories.OrderBy(m => m.Key))
        {
            text.Append(JsonSerializer.Serialize(memory, Json)).Append('\n');
        }
        AtomicFile.WriteText(path, text.ToString());
    }
}
