using Microsoft.Data.Sqlite;

namespace PersonaNotebooks.Models.Store;

/// <summary>
/// Flushes a store's write-ahead log to the disk, on a thread of its own and once for all who wait at a time, while the writer
/// goes on: a commit survives the end of the process at once, a loss of power after the flush. SQLite holds no lock on this file, so
/// a second handle harms none. After one failure all that follow fail, since a disk may forget what it could not write.
/// </summary>
internal sealed class StoreFlusher : IAsyncDisposable
{
    private readonly object gate = new();
    private readonly Action flush;
    private readonly IDisposable? log;
    private readonly Task loop;
    private List<Action<Exception?>> waiting = [];
    private Exception? failure;
    private bool closing;

    public StoreFlusher(Action flush, IDisposable? log = null)
    {
        (this.flush, this.log) = (flush, log);
        loop = Task.Factory.StartNew(Loop, TaskCreationOptions.LongRunning);
    }

    /// <summary>The flusher of an open store; null when it has no log to flush, and SQLite must do it.</summary>
    public static StoreFlusher? Of(SqliteConnection connection)
    {
        connection.Number("PRAGMA user_version"); // the first read opens the log
        if (connection.Text("PRAGMA journal_mode") != "wal")
        {
            return null;
        }
        try
        {
            // SQLite's own name for the file: links are resolved in it, and it does not depend on the working folder.
            var file = SQLitePCL.raw.sqlite3_db_filename(connection.Handle, "main").utf8_to_string();
            const FileShare others = FileShare.ReadWrite | FileShare.Delete;
            var log = File.OpenHandle(file + "-wal", FileMode.Open, FileAccess.ReadWrite, others);
            return new(() => RandomAccess.FlushToDisk(log), log);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Says when all that was written so far is on the disk, or why it is not.</summary>
    public void Then(Action<Exception?> told)
    {
        lock (gate)
        {
            waiting.Add(told);
            Monitor.Pulse(gate);
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            closing = true;
            Monitor.Pulse(gate);
        }
        await loop.ConfigureAwait(false);
        log?.Dispose();
    }

    private List<Action<Exception?>> Next()
    {
        lock (gate)
        {
            while (waiting.Count == 0 && !closing)
            {
                Monitor.Wait(gate);
            }
            var all = waiting;
            waiting = [];
            return all;
        }
    }

    private void Loop()
    {
        while (Next() is { Count: > 0 } all)
        {
            try
            {
                if (failure is null)
                {
                    flush();
                }
            }
            catch (Exception e)
            {
                failure = e; // whatever it is: told to all who wait, and to all who come
            }
            all.ForEach(told => told(failure));
        }
    }
}
