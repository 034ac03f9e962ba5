using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace PersonaNotebooks.Models.Store;

/// <summary>
/// Keeps answers that have arrived, and are paid for, but could not be written into the store: in memory, and on disk in a file
/// of JSON lines beside the store, which the next one that opens the store takes in.
/// </summary>
internal sealed class StoreJournal(string store)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Entry> kept = new(StringComparer.Ordinal);

    /// <summary>The file beside a store.</summary>
    public static string PathOf(string store) => store + ".rescue.jsonl";

    /// <summary>An answer that this process keeps, or null.</summary>
    public StoredAnswer? Find(AnswerKey key) => kept.TryGetValue(key.Text, out var entry) ? entry.Answer : null;

    /// <summary>Says that the answer has come into the store after all.</summary>
    public void Stored(AnswerKey key) => kept.TryRemove(key.Text, out _);

    /// <summary>Those that are in memory only, because the file could not be written either.</summary>
    public IEnumerable<(AnswerKey Key, StoredAnswer Answer)> OnlyInMemory() =>
        kept.Values.Where(entry => !entry.OnDisk).Select(entry => (entry.Key(), entry.Answer));

    /// <summary>Keeps an answer; returns what to tell the caller.</summary>
    public UnstoredAnswerException Keep(AnswerKey key, StoredAnswer answer, Exception cause)
    {
        var file = PathOf(store);
        Entry entry = new(key.Kind, key.Identity, key.Messages, key.Options, key.Draw, answer);
        string fate;
        try
        {
            Append(file, JsonSerializer.Serialize(entry));
            entry = entry with { OnDisk = true };
            fate = $"the answer that had arrived is kept in '{file}' and goes into the store when it is next opened";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InputException)
        {
            fate =
                $"nor could the answer that had arrived be kept in '{file}' ({e.Message.TrimEnd('.')}), so it lives as long as this program: free the store and ask again";
        }
        kept[key.Text] = entry;
        return new($"{cause.Message.TrimEnd('.')}; {fate}.", answer, cause);
    }

    /// <summary>Writes the answers of a store's journal into it and removes the file; a line that cannot be read stays in one beside it.</summary>
    /// <exception cref="InputException">The journal cannot be read or removed.</exception>
    public static void TakeIn(string store, SqliteConnection connection)
    {
        var file = PathOf(store);
        if (!File.Exists(file))
        {
            return;
        }
        using var alone = FileLock.Take(file, Patience);
        if (!File.Exists(file))
        {
            return; // another process has just done it
        }
        try
        {
            var lines = File.ReadLines(file).Where(line => line.Length > 0).ToList();
            using (StoreInsert insert = new(connection))
            {
                connection.Run("BEGIN IMMEDIATE");
                lines.RemoveAll(line => TakeIn(line, insert));
                connection.Run("COMMIT");
            }
            if (lines.Count > 0)
            {
                File.AppendAllLines(file + ".unread", lines);
            }
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"The answers that wait in '{file}' cannot be taken into the store: {e.Message.TrimEnd('.')}; make that file and its folder writable.",
                e
            );
        }
    }

    // Only the end of a line can be missing: that of a process that was killed while it wrote.
    private static bool TakeIn(string line, StoreInsert insert)
    {
        try
        {
            var entry = JsonSerializer.Deserialize<Entry>(line)!;
            insert.Run(entry.Key(), entry.Answer);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Append(string file, string line)
    {
        using var alone = FileLock.Take(file, Patience);
        using FileStream stream = new(file, FileMode.Append, FileAccess.Write);
        // The line end in front keeps this answer whole when a killed process has left half a line.
        stream.Write(Encoding.UTF8.GetBytes($"\n{line}\n"));
        stream.Flush(flushToDisk: true);
    }

    private sealed record Entry(
        string Kind,
        ModelIdentity Identity,
        string Messages,
        string Options,
        int Draw,
        StoredAnswer Answer
    )
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public bool OnDisk { get; init; }

        public AnswerKey Key() => new(Identity, Kind, Messages, Options, Draw);
    }
}
