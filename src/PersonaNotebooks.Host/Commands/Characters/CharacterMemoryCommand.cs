using System.CommandLine;
using PersonaNotebooks.Simulacra;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona character memory</c>: builds what is missing of a long-term memory, adds one, or notes which texts the memories belong to.</summary>
internal static class CharacterMemoryCommand
{
    public static Command Create()
    {
        Option<string?> add = new("--add") { Description = "Make one more memory of this text." };
        Option<bool> stamp = new("--stamp")
        {
            Description = "Note the hash of each chunk beside its memory; asks no model.",
        };
        Command command = new("memory", "Build the memories that are missing or whose chunk has changed.")
        {
            add,
            stamp,
        };
        var who = new CharacterOptionSet().AddTo(command);
        var model = new LabOptionSet().AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder = who.Folder(parsed);
                if (parsed.GetValue(stamp))
                {
                    var chunks = CharacterReader.Load(folder).Story.Chunks().ToDictionary(c => c.Key);
                    MemoryFile.Write(
                        folder.MemoryFile,
                        MemoryFile
                            .Read(folder.MemoryFile)
                            .Select(m => m with { Chunk = chunks.GetValueOrDefault(m.Key)?.Digest ?? "" })
                    );
                    Console.WriteLine($"{folder.Slug}: memories noted as made of the story as it is now");
                    return 0;
                }
                await using var lab = await model.OpenAsync(parsed, cancellationToken);
                MemoryBuilder builder = new(lab);
                try
                {
                    if (parsed.GetValue(add) is { } text)
                    {
                        // Without a file the reader hands out the story's own words for memories; those must not be saved as a memory that was built.
                        if (MemoryFile.Read(folder.MemoryFile).Count == 0)
                        {
                            throw new InputException(
                                $"{folder.Slug} has no memory to add to; run 'persona character memory {folder.Slug}' first."
                            );
                        }
                        var character = CharacterReader.Load(folder);
                        var memory = await builder.AddAsync(character, text, cancellationToken);
                        MemoryFile.Write(folder.MemoryFile, [.. character.Memories, memory]);
                        Console.WriteLine(Terminal.Safe($"memory {memory.Key}: {memory.Summary}"));
                        return 0;
                    }
                    var memories = await builder.BuildAsync(folder, new Told(), cancellationToken);
                    Console.WriteLine(
                        $"{memories.Count} {(memories.Count == 1 ? "memory" : "memories")}; {memories.Sum(m => m.TooLong.Count)} parts over their limit of words"
                    );
                    return 0;
                }
                finally
                {
                    Console.Error.WriteLine($"{lab.Identity}: {lab.Meter.Reading}");
                }
            }
        );
        return command;
    }

    private sealed class Told : IProgress<MemoryBuild>
    {
        public void Report(MemoryBuild b) =>
            Console.Error.WriteLine(
                $"{b.Done} built, {b.Kept} kept, {b.Total - b.Done - b.Kept} left; {b.TooLong} parts too long"
            );
    }
}
