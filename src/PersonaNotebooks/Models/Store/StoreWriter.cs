using Microsoft.Data.Sqlite;

namespace PersonaNotebooks.Models.Store;

/// <summary>
/// Writes on one connection and one thread, all jobs that wait at a time in one transaction. An answer is safe from the end of this
/// process when it is written, and flushed to the disk (<see cref="StoreFlusher"/>) when its task ends. Claims are not flushed:
/// after a loss of power there is nobody left to hold them.
/// </summary>
internal sealed class StoreWriter : IAsyncDisposable
{
    // Claims are made well before they are needed, so they give way to the answers, whose callers hold a place in flight.
    private const int MostAnswers = 256,
        MostClaims = 32;

    private readonly object gate = new();
    private readonly Queue<Job> answers = [],
        claimings = [];
    private readonly string path;
    private readonly TimeSpan wait;
    private readonly SqliteConnection connection;
    private readonly StoreClaims claims;
    private readonly StoreInsert insert;
    private readonly Task loop;
    private readonly StoreFlusher? flusher;
    private bool closing;

    public StoreWriter(string path, TimeSpan wait)
    {
        (this.path, this.wait) = (path, wait);
        connection = Sqlite.Open(path, SqliteOpenMode.ReadWrite, wait);
        flusher = StoreFlusher.Of(connection);
        connection.Run($"PRAGMA synchronous={(flusher is null ? "FULL" : "NORMAL")}");
        // Pages; copying the log into the file holds up all who wait, so it is done less often than usual.
        connection.Run("PRAGMA wal_autocheckpoint=4000");
        claims = new(connection);
        insert = new(connection);
        loop = Task.Factory.StartNew(Loop, TaskCreationOptions.LongRunning);
    }

    public async Task<ClaimResult> ClaimAsync(AnswerKey key) =>
        (ClaimResult)await Post(claimings, () => (int)claims.Claim(key.Hash)).ConfigureAwait(false);

    /// <summary>Gives a claim back; a writer that is closing gives back all of them.</summary>
    public Task ReleaseAsync(AnswerKey key) =>
        Volatile.Read(ref closing) ? Task.CompletedTask : Post(claimings, () => claims.Release(key.Hash));

    /// <summary>True when the row is new; false when another process had stored an answer to the same call.</summary>
    /// <param name="key">What was asked.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="written">Run once the answer would survive the end of this process, before it is flushed to the disk.</param>
    public async Task<bool> InsertAsync(AnswerKey key, StoredAnswer answer, Action? written = null) =>
        await Post(answers, () => Insert(key, answer), written).ConfigureAwait(false) == 1;

    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            closing = true;
            Monitor.Pulse(gate);
        }
        await loop.ConfigureAwait(false);
        try
        {
            await (flusher?.DisposeAsync() ?? default).ConfigureAwait(false);
            claims.ReleaseAll();
        }
        catch (SqliteException e)
        {
            throw Sqlite.Explain(e, path);
        }
        finally
        {
            Close();
        }
    }

    private void Close()
    {
        claims.Dispose();
        insert.Dispose();
        connection.Dispose();
    }

    private int Insert(AnswerKey key, StoredAnswer a)
    {
        claims.Release(key.Hash);
        return insert.Run(key, a);
    }

    private Task<int> Post(Queue<Job> jobs, Func<int> action, Action? written = null)
    {
        Job job = new(action, written, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closing, this);
            jobs.Enqueue(job);
            Monitor.Pulse(gate);
        }
        return job.Done.Task;
    }

    // What is written next; empty at the end.
    private List<Job> Next(out bool durable)
    {
        lock (gate)
        {
            while (answers.Count + claimings.Count == 0 && !closing)
            {
                Monitor.Wait(gate);
            }
            durable = answers.Count > 0;
            var (jobs, most) = durable ? (answers, MostAnswers) : (claimings, MostClaims);
            List<Job> batch = [];
            while (batch.Count < most && jobs.TryDequeue(out var job))
            {
                batch.Add(job);
            }
            return batch;
        }
    }

    private void Loop()
    {
        while (Next(out var durable) is { Count: > 0 } batch)
        {
            try
            {
                connection.Begin(wait);
                var results = batch.ConvertAll(job => job.Action());
                connection.Run("COMMIT");
                batch.ForEach(job => job.Written?.Invoke());
                if (durable && flusher is not null)
                {
                    flusher.Then(failure => Tell(batch, results, failure));
                }
                else
                {
                    Tell(batch, results, null);
                }
            }
            catch (Exception e)
            {
                // Whatever went wrong belongs to the callers who wait for this batch; the loop itself must go on.
                RollBack();
                insert.Forget();
                batch.ForEach(job => job.Done.SetException(e is SqliteException s ? Sqlite.Explain(s, path) : e));
            }
        }
    }

    private void Tell(List<Job> batch, List<int> results, Exception? failure)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            if (failure is null)
            {
                batch[i].Done.SetResult(results[i]);
            }
            else
            {
                batch[i].Done.SetException(Sqlite.DiskFailed(path, failure));
            }
        }
    }

    private void RollBack()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            connection.Run("ROLLBACK");
        }
    }

    private sealed record Job(Func<int> Action, Action? Written, TaskCompletionSource<int> Done);
}
