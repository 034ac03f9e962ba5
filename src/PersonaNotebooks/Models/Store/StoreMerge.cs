using Microsoft.Data.Sqlite;

namespace PersonaNotebooks.Models.Store;

/// <summary>What a merge did.</summary>
/// <param name="Copied">Answers that came over.</param>
/// <param name="Unreadable">Rows of the other file that are damaged and stayed behind.</param>
public sealed record StoreMerge(int Copied, int Unreadable)
{
    /// <summary>
    /// Copies the answers of another store that this one lacks; where both have one, this one's stays. Goes row by row and takes
    /// only rows that are sound, so that it also saves what can be read of a damaged file.
    /// </summary>
    /// <param name="path">The store that takes them; made when there is none.</param>
    /// <param name="other">The store that gives them; not changed.</param>
    /// <exception cref="InputException">One of the files cannot be used at all.</exception>
    public static async Task<StoreMerge> RunAsync(string path, string other)
    {
        await using (AnswerStore.Open(path))
        {
            // Opening makes the file and checks it.
        }
        return StoreFile.With(other, from => StoreFile.With(path, to => Copy(from, to), SqliteOpenMode.ReadWrite));
    }

    private static StoreMerge Copy(SqliteConnection from, SqliteConnection to)
    {
        var last = from.Number("SELECT coalesce(max(rowid), 0) FROM answers");
        using var read = from.Prepared($"SELECT {StoreSchema.Columns} FROM answers WHERE rowid=$row", "$row");
        using StoreInsert insert = new(to);
        StoreMerge result = new(0, 0);
        to.Run("BEGIN IMMEDIATE");
        for (var rowid = 1L; rowid <= last; rowid++)
        {
            try
            {
                read.Set(rowid);
                using var row = read.ExecuteReader();
                if (!row.Read())
                {
                    continue;
                }
                result = StoreRow.Read(row, out _) is var (key, answer)
                    ? result with
                    {
                        Copied = result.Copied + insert.Run(key, answer),
                    }
                    : result with
                    {
                        Unreadable = result.Unreadable + 1,
                    };
            }
            catch (SqliteException e) when (Sqlite.IsDamage(e))
            {
                result = result with { Unreadable = result.Unreadable + 1 };
            }
        }
        to.Run("COMMIT");
        return result;
    }
}
