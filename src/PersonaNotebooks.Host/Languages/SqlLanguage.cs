using Microsoft.Data.Sqlite;
using PersonaNotebooks.Host.Formatting;
using PersonaNotebooks.Host.Scripting;
using SQLitePCL;

namespace PersonaNotebooks.Host.Languages;

/// <summary>
/// SQL over a SQLite file, read-only: <c>#!sql answers.db</c> or <c>#!sql --db answers.db</c>. Later SQL of the same notebook may
/// leave the file out. Each result set is shown as a table of at most 20 rows.
/// </summary>
/// <param name="folder">Where a relative path starts.</param>
public sealed class SqlLanguage(string folder)
{
    private string? database;

    /// <summary>Runs the statements of a part.</summary>
    /// <exception cref="InputException">No file was named, it does not exist, or SQLite refuses the statement.</exception>
    public async Task RunAsync(CellPart part, CellContext context, CancellationToken token)
    {
        Choose(part.Arguments);
        SqliteConnectionStringBuilder settings = new()
        {
            DataSource = database,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        };
        try
        {
            using SqliteConnection connection = new(settings.ToString());
            connection.Open();
            CheckHeader(connection);
            await using var registration = token.Register(() => raw.sqlite3_interrupt(connection.Handle));
            using var command = connection.CreateCommand();
            command.CommandText = part.Code;
            await Task.Run(() => Show(command, context, token), token);
        }
        catch (SqliteException) when (token.IsCancellationRequested)
        {
            // The interrupt; what follows says so.
        }
        catch (SqliteException e)
        {
            var reason = raw.sqlite3_errstr(e.SqliteErrorCode).utf8_to_string();
            throw new InputException($"SQL on '{Path.GetFileName(database)}': {e.Message} ({reason}).", e);
        }
        token.ThrowIfCancellationRequested();
    }

    // SQLite opens any file, and a statement without a table would never look into it.
    private static void CheckHeader(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "pragma schema_version";
        command.ExecuteScalar();
    }

    private static void Show(SqliteCommand command, CellContext context, CancellationToken token)
    {
        using var reader = command.ExecuteReader();
        do
        {
            if (reader.FieldCount == 0)
            {
                continue;
            }
            string[] names = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
            List<IReadOnlyList<object?>> rows = [];
            var count = 0;
            while (reader.Read())
            {
                token.ThrowIfCancellationRequested();
                if (count++ < ValueTable.MostRows)
                {
                    rows.Add([.. names.Select((_, i) => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
                }
            }
            context.Display(new ValueTable(names, rows, count - rows.Count).ToBundle());
        } while (reader.NextResult());
    }

    private void Choose(string arguments)
    {
        var path = (arguments.StartsWith("--db ") ? arguments[5..] : arguments).Trim().Trim('"');
        if (path.Length > 0)
        {
            database = Path.GetFullPath(path, folder);
        }
        if (database is null)
        {
            throw new InputException("#!sql: name the SQLite file, as in '#!sql answers.db'.");
        }
        if (!File.Exists(database))
        {
            throw new InputException($"#!sql: there is no file '{path}'; the path starts at the notebook's folder.");
        }
    }
}
