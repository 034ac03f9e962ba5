using Microsoft.Data.Sqlite;

namespace PersonaNotebooks.Models.Store;

/// <summary>
/// Writes on one connection and one thread, all jobs that wait at a time in one transaction: with <c>synchronous=FULL</c> a
/// job is on disk when its task ends, and the cost of the disk's flush is shared by all of them. Claims alone are not flushed:
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
    private bool flushing,
        closing;

    public StoreWriter(string path, TimeSpan wait)
    {
        (this.path, this.wait) = (path, wait);
        connection = Sqlite.Open(path, SqliteOpenMode.ReadWrite, wait);
        connection.Run("PRAGMA synchronous=NORMAL");
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
    public async Task<bool> InsertAsync(AnswerKey key, StoredAnswer answer) =>
        await Post(answers, () => Insert(key, answer)).ConfigureAwait(false) == 1;

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

    private Task<int> Post(Queue<Job> jobs, Func<int> action)
    {
        Job job = new(action, new(TaskCreationOptions.RunContinuationsAsynchronously));
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
                Flush(durable);
                connection.Begin(wait);
                var results = batch.ConvertAll(job => job.Action());
                connection.Run("COMMIT");
                for (var i = 0; i < batch.Count; i++)
                {
                    batch[i].Done.SetResult(results[i]);
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

    // A flush covers all that was written before it, the claims too.
    private void Flush(bool wanted)
    {
        if (wanted != flushing)
        {
            connection.Run($"PRAGMA synchronous={(wanted ? "FULL" : "NORMAL")}");
            flushing = wanted;
        }
    }

    private void RollBack()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            connection.Run("ROLLBACK");
        }
    }

    private sealed record Job(Func<int> Action, TaskCompletionSource<int> Done);
}
