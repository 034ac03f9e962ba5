using Microsoft.Data.Sqlite;

namespace PersonaNotebooks.Models.Store;

/// <summary>The tables of an answer store and the check that a file is one.</summary>
internal static class StoreSchema
{
    /// <summary>Raised when the tables change; a file with a higher number was written by a newer library.</summary>
    public const int Version = 1;

    /// <summary>"PNas" in the file's header says that it is an answer store.</summary>
    public const int ApplicationId = 0x504E6173;

    public const string Columns =
        "key, kind, endpoint, model, digest, draw, messages, options, answer, contents, raw, finish_reason, "
        + "input_tokens, output_tokens, latency_ms, created, fingerprint, checksum";

    public const string InsertModel =
        "INSERT OR IGNORE INTO models VALUES($endpoint, $model, $digest, $fingerprint, $created)";

    public static readonly string Insert =
        $"INSERT OR IGNORE INTO answers({Columns}) VALUES({string.Join(", ", Columns.Split(", ").Select(c => "$" + c))})";

    private const string Create = """
        CREATE TABLE IF NOT EXISTS answers(
            key BLOB PRIMARY KEY NOT NULL, kind TEXT NOT NULL, endpoint TEXT NOT NULL, model TEXT NOT NULL,
            digest TEXT NOT NULL, draw INTEGER NOT NULL, messages TEXT NOT NULL, options TEXT NOT NULL,
            answer TEXT NOT NULL, contents TEXT, raw TEXT, finish_reason TEXT, input_tokens INTEGER,
            output_tokens INTEGER, latency_ms REAL NOT NULL, created TEXT NOT NULL, fingerprint TEXT, checksum BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS models(
            endpoint TEXT NOT NULL, model TEXT NOT NULL, digest TEXT NOT NULL, fingerprint TEXT NOT NULL, created TEXT NOT NULL,
            PRIMARY KEY(endpoint, model, digest, fingerprint));
        CREATE TABLE IF NOT EXISTS claims(
            key BLOB PRIMARY KEY NOT NULL, owner TEXT NOT NULL, process INTEGER NOT NULL, started INTEGER NOT NULL,
            expires INTEGER NOT NULL);
        """;

    /// <summary>Creates the tables in a new file and checks the version of an old one.</summary>
    public static void Prepare(SqliteConnection connection, string path)
    {
        // Before anything is changed: another program's file, or one of a newer version, must stay as it is.
        if (Check(connection, path) == Version)
        {
            return;
        }
        connection.Run("PRAGMA journal_mode=WAL");
        connection.Run("BEGIN IMMEDIATE");
        // Two processes may open a new file at the same moment: look again inside the lock.
        if (Check(connection, path) == 0)
        {
            connection.Run(Create);
            connection.Run($"PRAGMA application_id={ApplicationId}");
            connection.Run($"PRAGMA user_version={Version}");
        }
        connection.Run("COMMIT");
    }

    /// <summary>The file's schema version; 0 for an empty file.</summary>
    public static long Check(SqliteConnection connection, string path)
    {
        var version = connection.Number("PRAGMA user_version");
        var application = connection.Number("PRAGMA application_id");
        var tables = connection.Number("SELECT count(*) FROM sqlite_master");
        if (application != ApplicationId && (version != 0 || application != 0 || tables != 0))
        {
            throw new InputException($"'{path}' is an SQLite file but not an answer store; name another file.");
        }
        return version <= Version
            ? version
            : throw new InputException(
                $"The answer store '{path}' has version {version}, newer than the {Version} that this library "
                    + $"({LibraryVersion.Current}) reads; update PersonaNotebooks or name another store."
            );
    }
}
