using System.Diagnostics;
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
            SqliteSleep.Shorten();
            // SQLite's own wait for a lock counts in whole seconds here; the connection's, by its timeout, tries more often.
            connection.Run("PRAGMA busy_timeout=0");
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw Explain(e, path);
        }
    }

    /// <summary>
    /// Opens a file to read it only. SQLite's write-ahead log wants to write beside the file even then; where it cannot (a
    /// read-only folder) and there is no log with newer answers, the file is opened as one that nobody changes.
    /// </summary>
    /// <exception cref="SqliteException">The file is locked, damaged or no database.</exception>
    public static SqliteConnection OpenToRead(string path, TimeSpan wait)
    {
        var connection = Open(path, SqliteOpenMode.ReadOnly, wait);
        try
        {
            connection.Number("PRAGMA user_version"); // the first read opens the log
            return connection;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is ReadOnly or CannotOpen && !HasLog(path))
        {
            connection.Dispose();
            var escaped = Uri.EscapeDataString(Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal);
            return Open($"file:{escaped}?immutable=1", SqliteOpenMode.ReadOnly, wait);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <exception cref="InputException">It cannot be made.</exception>
    public static void MakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"The folder of the answer store '{path}' cannot be made: {e.Message.TrimEnd('.')}.",
                e
            );
        }
    }

    /// <summary>Begins to write; looks every few milliseconds whether another process that is just writing has ended.</summary>
    /// <exception cref="SqliteException">It has not, in the time given; or another error.</exception>
    public static void Begin(this SqliteConnection connection, TimeSpan wait)
    {
        const string begin = "BEGIN IMMEDIATE";
        for (var start = Stopwatch.GetTimestamp(); ; Thread.Sleep(2))
        {
            var code = SQLitePCL.raw.sqlite3_exec(connection.Handle, begin);
            if (code == 0)
            {
                return;
            }
            if ((code & 0xff) is not (Busy or Locked) || Stopwatch.GetElapsedTime(start) > wait)
            {
                SqliteException.ThrowExceptionForRC(code, connection.Handle);
            }
        }
    }

    private static bool HasLog(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };

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

    public static string Text(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
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

    public static bool IsDamage(SqliteException e) => e.SqliteErrorCode == Corrupt;

    public static InputException DiskFailed(string path, Exception e) =>
        new(
            $"The disk failed while reading or writing the answer store '{path}' ({e.Message.TrimEnd('.')}); run 'persona store verify'.",
            e
        );

    /// <summary>One sentence for an SQLite error: what is wrong with which file, and what to do.</summary>
    public static InputException Explain(SqliteException e, string path) =>
        new(
            e.SqliteErrorCode switch
            {
                Busy or Locked =>
                    $"The answer store '{path}' is locked by another process; wait for it or close the program that holds it.",
                ReadOnly or CannotOpen =>
                    $"The answer store '{path}' cannot be opened for writing; check that the folder exists and is not read-only, or name another file.",
                NotADatabase => $"'{path}' is not an answer store (it does not begin as one does); name another file.",
                Corrupt =>
                    $"The answer store '{path}' is damaged; run 'persona store verify --store \"{path}\"' to see what can be saved.",
                Full =>
                    $"The disk is full, so the answer store '{path}' cannot grow; free some space and run again (nothing stored is lost).",
                IoError => DiskFailed(path, e).Message,
                _ => $"The answer store '{path}' could not be used: {e.Message.TrimEnd('.')}.",
            },
            e
        );
}
