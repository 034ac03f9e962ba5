using Microsoft.Data.Sqlite;

namespace PersonaNotebooks.Models.Store;

/// <summary>The few SQLite calls that the store needs, with errors told in a person's words.</summary>
internal static class Sqlite
{
    private const int Busy = 5,
        Locked = 6,
        ReadOnly = 8,
        IoError = 10,
        Corrupt = 11,
        Full = 13,
        CannotOpen = 14,
        NotADatabase = 26;

    public static SqliteConnection Open(string path, SqliteOpenMode mode, TimeSpan wait)
    {
        SqliteConnectionStringBuilder settings = new()
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = (int)Math.Ceiling(wait.TotalSeconds),
        };
        SqliteConnection connection = new(settings.ConnectionString);
        try
        {
            connection.Open();
            connection.Run(FormattableString.Invariant($"PRAGMA busy_timeout={(int)wait.TotalMilliseconds}"));
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw Explain(e, path);
        }
    }

    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static long Number(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>A statement that is prepared once and run many times.</summary>
    public static SqliteCommand Prepared(this SqliteConnection connection, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new() { ParameterName = parameter });
        }
        return command;
    }

    public static void Set(this SqliteCommand command, params object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }

    public static int Run(this SqliteCommand command, params object?[] values)
    {
        command.Set(values);
        return command.ExecuteNonQuery();
    }

    public static string? Text(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    public static long? Whole(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public static bool IsDamage(SqliteException e) => e.SqliteErrorCode is Corrupt or NotADatabase;

    /// <summary>One sentence for an SQLite error: what is wrong with which file, and what to do.</summary>
    public static InputException Explain(SqliteException e, string path) =>
        new(
            e.SqliteErrorCode switch
            {
                Busy or Locked =>
                    $"The answer store '{path}' is locked by another process; wait for it or close the program that holds it.",
                ReadOnly or CannotOpen =>
                    $"The answer store '{path}' cannot be opened for writing; check that the folder exists and is not read-only, or name another file.",
                Corrupt or NotADatabase =>
                    $"The answer store '{path}' is damaged; run 'persona store verify --store \"{path}\"' to see what can be saved.",
                Full =>
                    $"The disk is full, so the answer store '{path}' cannot grow; free some space and run again (nothing stored is lost).",
                IoError =>
                    $"The disk failed while reading or writing the answer store '{path}'; run 'persona store verify'.",
                _ => $"The answer store '{path}' could not be used: {e.Message.TrimEnd('.')}.",
            },
            e
        );
}
