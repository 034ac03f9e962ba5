using Microsoft.Data.Sqlite;

namespace PersonaNotebooks.Models.Store;

/// <summary>Looks answers up on one connection of its own; a lock makes it safe for many threads (a look-up takes some 20 µs).</summary>
internal sealed class StoreReader : IDisposable
{
    private readonly Lock gate = new();
    private readonly string path;
    private readonly SqliteConnection connection;
    private readonly SqliteCommand find;

    public StoreReader(string path, TimeSpan wait, bool readOnly)
    {
        this.path = path;
        connection = readOnly ? Sqlite.OpenToRead(path, wait) : Sqlite.Open(path, SqliteOpenMode.ReadWrite, wait);
        try
        {
            if (StoreSchema.Check(connection, path) == 0)
            {
                throw new InputException($"'{path}' is empty, not an answer store; name another file.");
            }
        }
        catch (InputException)
        {
            connection.Dispose();
            throw;
        }
        connection.Run("PRAGMA query_only=1");
        find = connection.Prepared(
            $"SELECT {string.Join(", ", StoreSchema.Columns.Split(", ")[StoreRow.FirstOfAnswer..])} FROM answers WHERE key=$key",
            "$key"
        );
    }

    /// <exception cref="InputException">The row was changed since it was stored: it must not pass for the model's answer.</exception>
    public StoredAnswer? Find(AnswerKey key) => Read(find, [key.Hash], row => row.Read() ? Checked(key, row) : null);

    public string? LastDigest(string endpoint, string model)
    {
        using var command = connection.Prepared(
            "SELECT digest FROM models WHERE endpoint=$endpoint AND model=$model ORDER BY created DESC, rowid DESC LIMIT 1",
            "$endpoint",
            "$model"
        );
        return Read(command, [endpoint, model], row => row.Read() ? row.GetString(0) : null);
    }

    public IReadOnlyList<string> Fingerprints(ModelIdentity identity)
    {
        using var command = connection.Prepared(
            "SELECT fingerprint FROM models WHERE endpoint=$endpoint AND model=$model AND digest=$digest AND fingerprint<>'' "
                + "ORDER BY created, rowid",
            "$endpoint",
            "$model",
            "$digest"
        );
        return Read(
            command,
            [identity.Endpoint, identity.Model, identity.Digest],
            row =>
            {
                List<string> all = [];
                while (row.Read())
                {
                    all.Add(row.GetString(0));
                }
                return all;
            }
        );
    }

    public void Dispose()
    {
        find.Dispose();
        connection.Dispose();
    }

    private StoredAnswer Checked(AnswerKey key, SqliteDataReader row)
    {
        Exception? cause = null;
        try
        {
            var answer = StoreRow.Answer(row, first: 0);
            if (answer.Checksum(key.Hash).AsSpan().SequenceEqual(row[9] as byte[]))
            {
                return answer;
            }
        }
        catch (Exception e) when (StoreRow.IsOfAnotherType(e))
        {
            cause = e;
        }
        throw new InputException(
            $"The answer under key {key.Text[..12]} in the answer store '{path}' is not the one that was stored; run 'persona store verify --store \"{path}\"'.",
            cause!
        );
    }

    private T Read<T>(SqliteCommand command, object[] values, Func<SqliteDataReader, T> read)
    {
        lock (gate)
        {
            try
            {
                command.Set(values);
                using var row = command.ExecuteReader();
                return read(row);
            }
            catch (SqliteException e)
            {
                throw Sqlite.Explain(e, path);
            }
        }
    }
}
