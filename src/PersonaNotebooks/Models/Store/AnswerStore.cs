using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace PersonaNotebooks.Models.Store;

/// <summary>
/// Every answer that a model ever gave, in one SQLite file, so that nothing is paid for twice. Safe for several threads and
/// several processes on one machine (SQLite's write-ahead log; not for network file systems). An answer is on disk before the
/// callers that asked for it see it (another process may read it a few milliseconds earlier), and never expires. When two callers ask the same at the same moment, one call is made and both get its answer.
/// </summary>
public sealed class AnswerStore : IAsyncDisposable
{
    private static readonly TimeSpan FirstPoll = TimeSpan.FromMilliseconds(10),
        LongestPoll = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<string, Task<StoredAnswer>> flights = new(StringComparer.Ordinal);
    private readonly StoreJournal journal;
    private readonly StoreReader reader;
    private readonly StoreWriter? writer;
    private bool closed;

    private AnswerStore(string path, StoreReader reader, StoreWriter? writer)
    {
        (Path, journal, this.reader, this.writer) = (path, new(path), reader, writer);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Opens a store, creating the file when there is none.</summary>
    /// <param name="path">The file, such as <c>store/answers.db</c>.</param>
    /// <param name="readOnly">True to look up only (replay): the file must exist and is not changed.</param>
    /// <param name="wait">How long to wait for another process that is just writing; 30 s when null.</param>
    /// <exception cref="InputException">The file is locked, damaged, of a newer version, no store, or in a read-only folder.</exception>
    public static AnswerStore Open(string path, bool readOnly = false, TimeSpan? wait = null)
    {
        var patience = wait ?? TimeSpan.FromSeconds(30);
        if (readOnly && !File.Exists(path))
        {
            throw new InputException(
                $"There is no answer store at '{path}', so nothing can be replayed; run once without replay."
            );
        }
        try
        {
            if (!readOnly)
            {
                Sqlite.MakeFolder(path);
                using var connection = Sqlite.Open(path, SqliteOpenMode.ReadWriteCreate, patience);
                StoreSchema.Prepare(connection, path);
                StoreJournal.TakeIn(path, connection);
            }
            var reader = new StoreReader(path, patience, readOnly);
            return new(path, reader, readOnly ? null : new StoreWriter(path, patience));
        }
        catch (SqliteException e)
        {
            throw Sqlite.Explain(e, path);
        }
    }

    /// <summary>The answer under a key, or null.</summary>
    /// <exception cref="InputException">The answer is not the one that was stored (its checksum differs).</exception>
    public StoredAnswer? Find(AnswerKey key) => reader.Find(key);

    /// <summary>The answer under a key; when there is none, makes the call and stores its answer durably before returning it.</summary>
    /// <param name="key">What is asked.</param>
    /// <param name="call">Asks the model; run once, however many callers wait for the same key.</param>
    /// <param name="cancellationToken">Stops waiting, and the call if this caller makes it.</param>
    /// <param name="unstored">Bounds the calls that are made and not yet written: what a kill can lose at most; null for no bound.</param>
    /// <exception cref="InputException">The store is open for replay only and has no such answer; or its file failed.</exception>
    /// <exception cref="UnstoredAnswerException">The answer arrived and could not be stored; it is kept all the same.</exception>
    public async Task<StoreReply> GetOrCallAsync(
        AnswerKey key,
        Func<CancellationToken, Task<StoredAnswer>> call,
        CancellationToken cancellationToken,
        SemaphoreSlim? unstored = null
    )
    {
        while (true)
        {
            // First those under way: an answer that is written and not yet on the disk is nobody's to see.
            if (!flights.TryGetValue(key.Text, out var flight))
            {
                if (Find(key) is { } found)
                {
                    return new(found, Reused: true);
                }
                if (writer is null)
                {
                    throw new InputException(
                        $"Replay only: the answer store '{Path}' has no answer to this call: {key}."
                    );
                }
                TaskCompletionSource<StoredAnswer> mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
                flight = flights.GetOrAdd(key.Text, mine.Task);
                if (flight == mine.Task)
                {
                    return await FlyAsync(key, call, unstored, mine, cancellationToken).ConfigureAwait(false);
                }
            }
            try
            {
                return new(await flight.WaitAsync(cancellationToken).ConfigureAwait(false), Reused: true);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The caller that was asking gave up; this one still wants the answer, so it looks again.
            }
        }
    }

    /// <summary>The digest under which a model was last asked at an endpoint: what replay uses instead of asking the server.</summary>
    public string? LastDigest(string endpoint, string model) => reader.LastDigest(endpoint, model);

    /// <summary>The build fingerprints that a hosted model has reported so far, oldest first.</summary>
    public IReadOnlyList<string> Fingerprints(ModelIdentity identity) => reader.Fingerprints(identity);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, true))
        {
            return;
        }
        if (writer is not null)
        {
            await (
                (Task)Task.WhenAll(journal.OnlyInMemory().Select(kept => writer.InsertAsync(kept.Key, kept.Answer)))
            ).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // their callers were told already
            await writer.DisposeAsync().ConfigureAwait(false);
        }
        reader.Dispose();
    }

    private async Task<StoreReply> FlyAsync(
        AnswerKey key,
        Func<CancellationToken, Task<StoredAnswer>> call,
        SemaphoreSlim? unstored,
        TaskCompletionSource<StoredAnswer> flight,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var reply = await ClaimAndCallAsync(key, call, unstored, cancellationToken).ConfigureAwait(false);
            flight.SetResult(reply.Answer);
            return reply;
        }
        catch (OperationCanceledException)
        {
            flight.SetCanceled(CancellationToken.None);
            throw;
        }
        catch (Exception e)
        {
            flight.SetException(e);
            _ = flight.Task.Exception; // observed here: there may be nobody else waiting
            throw;
        }
        finally
        {
            flights.TryRemove(key.Text, out _);
        }
    }

    private async Task<StoreReply> ClaimAndCallAsync(
        AnswerKey key,
        Func<CancellationToken, Task<StoredAnswer>> call,
        SemaphoreSlim? unstored,
        CancellationToken cancellationToken
    )
    {
        for (var pause = FirstPoll; ; pause = pause * 2 < LongestPoll ? pause * 2 : LongestPoll)
        {
            switch (await writer!.ClaimAsync(key).ConfigureAwait(false))
            {
                case ClaimResult.Granted:
                    return await CallAndStoreAsync(key, call, unstored, cancellationToken).ConfigureAwait(false);
                case ClaimResult.Answered:
                    return new(Find(key)!, Reused: true);
                case ClaimResult.Held:
                    await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }

    private async Task<StoreReply> CallAndStoreAsync(
        AnswerKey key,
        Func<CancellationToken, Task<StoredAnswer>> call,
        SemaphoreSlim? unstored,
        CancellationToken cancellationToken
    )
    {
        if (journal.Find(key) is { } kept)
        {
            return new(await StoreAsync(key, kept).ConfigureAwait(false), Reused: true);
        }
        var held = 0;
        void Release()
        {
            if (Interlocked.Exchange(ref held, 0) == 1)
            {
                unstored!.Release();
            }
        }
        try
        {
            StoredAnswer answer;
            try
            {
                await (unstored?.WaitAsync(cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
                held = unstored is null ? 0 : 1;
                answer = await call(cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                await writer!.ReleaseAsync(key).ConfigureAwait(false);
                throw;
            }
            answer = answer with { Created = DateTime.UtcNow.ToString("O") };
            return new(await StoreAsync(key, answer, Release).ConfigureAwait(false), Reused: false);
        }
        finally
        {
            Release();
        }
    }

    // Writes an answer that is paid for; tried a second time, and kept elsewhere when that fails too.
    private async Task<StoredAnswer> StoreAsync(AnswerKey key, StoredAnswer answer, Action? written = null)
    {
        bool? inserted = null;
        for (var again = false; inserted is null; again = true)
        {
            try
            {
                inserted = await writer!.InsertAsync(key, answer, written).ConfigureAwait(false);
            }
            catch (Exception) when (!again && !Volatile.Read(ref closed))
            {
                await Task.Delay(LongestPoll).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                throw journal.Keep(key, answer, e);
            }
        }
        journal.Stored(key);
        return inserted.Value ? answer : Find(key)!;
    }
}
