using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace PersonaNotebooks.Models.Store;

/// <summary>Looks after a store's file: counts, exports, verifies, prunes (and see <see cref="StoreMerge"/>). Each works while labs use the same file.</summary>
public static class StoreFile
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Counts by model and kind, sorted by name.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static IReadOnlyList<StoreStats> Stats(string path) =>
        With(
            path,
            connection =>
            {
                using var command = connection.Prepared(
                    "SELECT endpoint, model, digest, kind, count(*), total(input_tokens), total(output_tokens), min(created), max(created) "
                        + "FROM answers GROUP BY endpoint, model, digest, kind ORDER BY endpoint, model, digest, kind"
                );
                using var row = command.ExecuteReader();
                List<StoreStats> all = [];
                while (row.Read())
                {
                    all.Add(
                        new(
                            row.GetString(0),
                            row.GetString(1),
                            row.GetString(2),
                            row.GetString(3),
                            row.GetInt64(4),
                            (long)row.GetDouble(5),
                            (long)row.GetDouble(6),
                            row.GetString(7),
                            row.GetString(8)
                        )
                    );
                }
                return all;
            }
        );

    /// <summary>Writes every answer as one line of JSON, in the order of the keys; returns how many.</summary>
    /// <exception cref="InputException">The file cannot be read or the target not be written.</exception>
    public static int Export(string path, string target)
    {
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(target))))
        {
            throw new InputException($"The folder of '{target}' does not exist; make it or name another file.");
        }
        return With(
            path,
            connection =>
            {
                var count = 0;
                AtomicFile.Write(
                    target,
                    stream =>
                    {
                        using StreamWriter text = new(stream, leaveOpen: true) { NewLine = "\n" };
                        using var command = connection.Prepared(
                            $"SELECT {StoreSchema.Columns} FROM answers ORDER BY key"
                        );
                        using var row = command.ExecuteReader();
                        for (; row.Read(); count++)
                        {
                            text.WriteLine(JsonSerializer.Serialize(Fields(row), Readable));
                        }
                    }
                );
                return count;
            }
        );
    }

    /// <summary>Removes answers; nothing is ever removed otherwise. Returns how many went.</summary>
    /// <param name="path">The store.</param>
    /// <param name="model">Only those of this model; null for any.</param>
    /// <param name="before">Only those stored before this moment, in UTC; null for any.</param>
    /// <param name="endpoint">Only those of this endpoint; null for any.</param>
    /// <exception cref="InputException">No limit was given, or the file cannot be used.</exception>
    public static int Prune(string path, string? model, DateTime? before, string? endpoint = null)
    {
        if (model is null && before is null)
        {
            throw new InputException(
                "Say what to remove: a model, a date, or both; to remove everything, delete the file."
            );
        }
        return With(
            path,
            connection =>
            {
                using var delete = connection.Prepared(
                    "DELETE FROM answers WHERE ($model IS NULL OR model=$model) AND ($before IS NULL OR created<$before) "
                        + "AND ($endpoint IS NULL OR endpoint=$endpoint)",
                    "$model",
                    "$before",
                    "$endpoint"
                );
                var count = delete.Run(model, before?.ToString("O"), endpoint);
                connection.Run("VACUUM");
                return count;
            },
            SqliteOpenMode.ReadWrite
        );
    }

    /// <summary>Checks the file's structure, each row's key against its parts, and each answer against its checksum.</summary>
    /// <returns>What is wrong; empty when all is well.</returns>
    /// <exception cref="InputException">The file is no answer store, of a newer version, or locked.</exception>
    public static IReadOnlyList<StoreFault> Verify(string path)
    {
        Exists(path);
        List<StoreFault> faults = [];
        try
        {
            using var connection = Sqlite.OpenToRead(path, Wait);
            NotEmpty(connection, path);
            using var check = connection.Prepared("PRAGMA integrity_check");
            using (var line = check.ExecuteReader())
            {
                while (line.Read())
                {
                    if (line.GetString(0) is var found && found != "ok")
                    {
                        faults.Add(new(null, found));
                    }
                }
            }
            using var all = connection.Prepared($"SELECT {StoreSchema.Columns} FROM answers ORDER BY rowid");
            using var row = all.ExecuteReader();
            while (row.Read())
            {
                if (StoreRow.Read(row, out var fault) is null)
                {
                    faults.Add(fault!);
                }
            }
        }
        catch (SqliteException e) when (Sqlite.IsDamage(e))
        {
            faults.Add(new(null, e.Message));
        }
        catch (SqliteException e)
        {
            throw Sqlite.Explain(e, path);
        }
        return faults;
    }

    internal static T With<T>(string path, Func<SqliteConnection, T> use, SqliteOpenMode mode = SqliteOpenMode.ReadOnly)
    {
        Exists(path);
        try
        {
            using var connection =
                mode == SqliteOpenMode.ReadOnly ? Sqlite.OpenToRead(path, Wait) : Sqlite.Open(path, mode, Wait);
            NotEmpty(connection, path);
            return use(connection);
        }
        catch (SqliteException e)
        {
            throw Sqlite.Explain(e, path);
        }
    }

    private static void NotEmpty(SqliteConnection connection, string path)
    {
        if (StoreSchema.Check(connection, path) == 0)
        {
            throw new InputException($"'{path}' is empty, not an answer store; name another file.");
        }
    }

    private static void Exists(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"There is no answer store at '{path}'; name its file with --store.");
        }
    }

    private static SortedDictionary<string, object?> Fields(SqliteDataReader row)
    {
        SortedDictionary<string, object?> fields = new(StringComparer.Ordinal);
        for (var i = 0; i < row.FieldCount; i++)
        {
            fields[row.GetName(i)] = row.GetValue(i) switch
            {
                DBNull => null,
                byte[] bytes => Convert.ToHexStringLower(bytes),
                var value => value,
            };
        }
        return fields;
    }
}
