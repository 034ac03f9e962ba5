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
        var columns = StoreSchema.Columns.Split(", ").Select(c => "$" + c).ToArray();
        using var read = from.Prepared($"SELECT {StoreSchema.Columns} FROM answers WHERE rowid=$row", "$row");
        using var write = to.Prepared(StoreSchema.Insert, columns);
        using var model = to.Prepared(
            StoreSchema.InsertModel,
            "$endpoint",
            "$model",
            "$digest",
            "$fingerprint",
            "$created"
        );
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
                List<StoreFault> faults = [];
                StoreRow.Check(row, faults);
                if (faults.Count > 0)
                {
                    result = result with { Unreadable = result.Unreadable + 1 };
                    continue;
                }
                var values = new object[row.FieldCount];
                row.GetValues(values);
                model.Run(values[2], values[3], values[4], row.Text(16) ?? "", values[15]);
                result = result with { Copied = result.Copied + write.Run(values) };
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
