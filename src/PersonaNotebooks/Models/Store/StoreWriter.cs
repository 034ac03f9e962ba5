using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace PersonaNotebooks.Models.Store;

/// <summary>
/// Writes on one connection and one thread, all jobs that wait at a time in one transaction: with <c>synchronous=FULL</c> a
/// job is on disk when its task ends, and the cost of the disk's flush is shared by all of them.
/// </summary>
internal sealed class StoreWriter : IAsyncDisposable
{
    private const int LargestBatch = 256;

    private readonly Channel<Job> jobs = Channel.CreateUnbounded<Job>(new() { SingleReader = true });
    private readonly string path;
    private readonly SqliteConnection connection;
    private readonly StoreClaims claims;
    private readonly SqliteCommand insert,
        model;
    private readonly Task loop;

    public StoreWriter(string path, TimeSpan wait)
    {
        this.path = path;
        connection = Sqlite.Open(path, SqliteOpenMode.ReadWrite, wait);
        connection.Run("PRAGMA synchronous=FULL");
        claims = new(connection);
        var columns = StoreSchema.Columns.Split(", ").Select(c => "$" + c).ToArray();
        insert = connection.Prepared(StoreSchema.Insert, columns);
        model = connection.Prepared(
            StoreSchema.InsertModel,
            "$endpoint",
            "$model",
            "$digest",
            "$fingerprint",
            "$created"
        );
        loop = Task.Factory.StartNew(Loop, TaskCreationOptions.LongRunning);
    }

    public async Task<ClaimResult> ClaimAsync(AnswerKey key) =>
        (ClaimResult)await Post(() => (int)claims.Claim(key.Hash)).ConfigureAwait(false);

    /// <summary>Gives a claim back; a writer that is closing gives back all of them.</summary>
    public Task ReleaseAsync(AnswerKey key) =>
        jobs.Reader.Completion.IsCompleted ? Task.CompletedTask : Post(() => claims.Release(key.Hash));

    /// <summary>True when the row is new; false when another process had stored an answer to the same call.</summary>
    public async Task<bool> InsertAsync(AnswerKey key, StoredAnswer answer) =>
        await Post(() => Insert(key, answer)).ConfigureAwait(false) == 1;

    public async ValueTask DisposeAsync()
    {
        jobs.Writer.TryComplete();
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
        model.Dispose();
        connection.Dispose();
    }

    private int Insert(AnswerKey key, StoredAnswer a)
    {
        var id = key.Identity;
        model.Run(id.Endpoint, id.Model, id.Digest, a.Fingerprint ?? "", a.Created);
        claims.Release(key.Hash);
        // The order of StoreSchema.Columns.
        object?[] call = [key.Hash, key.Kind, id.Endpoint, id.Model, id.Digest, key.Draw, key.Messages, key.Options];
        object?[] reply = [a.Text, a.Contents, a.Raw, a.FinishReason, a.InputTokens, a.OutputTokens];
        object?[] audit = [a.LatencyMilliseconds, a.Created, a.Fingerprint, a.Checksum(key.Hash)];
        return insert.Run([.. call, .. reply, .. audit]);
    }

    private Task<int> Post(Func<int> action)
    {
        Job job = new(action, new(TaskCreationOptions.RunContinuationsAsynchronously));
        ObjectDisposedException.ThrowIf(!jobs.Writer.TryWrite(job), this);
        return job.Done.Task;
    }

    private void Loop()
    {
        while (jobs.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            List<Job> batch = [];
            while (batch.Count < LargestBatch && jobs.Reader.TryRead(out var job))
            {
                batch.Add(job);
            }
            try
            {
                connection.Run("BEGIN IMMEDIATE");
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
                batch.ForEach(job => job.Done.SetException(e is SqliteException s ? Sqlite.Explain(s, path) : e));
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

    private sealed record Job(Func<int> Action, TaskCompletionSource<int> Done);
}
