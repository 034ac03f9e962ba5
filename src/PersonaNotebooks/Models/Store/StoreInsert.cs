using Microsoft.Data.Sqlite;

namespace PersonaNotebooks.Models.Store;

/// <summary>Adds answers through one connection; used inside its transactions. An answer that is there already stays.</summary>
internal sealed class StoreInsert : IDisposable
{
    private readonly SqliteCommand insert,
        model;
    private (ModelIdentity Identity, string? Fingerprint) known;

    public StoreInsert(SqliteConnection connection)
    {
        insert = connection.Prepared(StoreSchema.Insert, [.. StoreSchema.Columns.Split(", ").Select(c => "$" + c)]);
        model = connection.Prepared(
            StoreSchema.InsertModel,
            "$endpoint",
            "$model",
            "$digest",
            "$fingerprint",
            "$created"
        );
    }

    /// <summary>1 when the row is new; 0 when there was one under the key.</summary>
    public int Run(AnswerKey key, StoredAnswer a)
    {
        var id = key.Identity;
        if (known != (id, a.Fingerprint))
        {
            model.Run(id.Endpoint, id.Model, id.Digest, a.Fingerprint ?? "", a.Created);
            known = (id, a.Fingerprint);
        }
        // The order of StoreSchema.Columns.
        object?[] call = [key.Hash, key.Kind, id.Endpoint, id.Model, id.Digest, key.Draw, key.Messages, key.Options];
        object?[] reply = [a.Text, a.Contents, a.Raw, a.FinishReason, a.InputTokens, a.OutputTokens];
        object?[] audit = [a.LatencyMilliseconds, a.Created, a.Fingerprint, a.Checksum(key.Hash)];
        return insert.Run([.. call, .. reply, .. audit]);
    }

    /// <summary>Says that a transaction was taken back, and with it what this has added.</summary>
    public void Forget() => known = default;

    public void Dispose()
    {
        insert.Dispose();
        model.Dispose();
    }
}
