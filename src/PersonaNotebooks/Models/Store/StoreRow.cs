using Microsoft.Data.Sqlite;

namespace PersonaNotebooks.Models.Store;

/// <summary>A row of the answers table as <see cref="StoreSchema.Columns"/> orders it, made whole again.</summary>
internal static class StoreRow
{
    public static void Check(SqliteDataReader row, List<StoreFault> faults)
    {
        var stored = (byte[])row[0];
        AnswerKey key = new(
            new(row.GetString(2), row.GetString(3), row.GetString(4)),
            row.GetString(1),
            row.GetString(6),
            row.GetString(7),
            row.GetInt32(5)
        );
        StoredAnswer answer = new(row.GetString(8))
        {
            Contents = row.Text(9),
            Raw = row.Text(10),
            FinishReason = row.Text(11),
            InputTokens = row.Whole(12),
            OutputTokens = row.Whole(13),
            Created = row.GetString(15),
            Fingerprint = row.Text(16),
        };
        var name = Convert.ToHexStringLower(stored);
        if (!key.Hash.AsSpan().SequenceEqual(stored))
        {
            faults.Add(new(name, "the key does not fit the question that is stored with it"));
        }
        else if (!answer.Checksum(stored).AsSpan().SequenceEqual(row[17] as byte[]))
        {
            faults.Add(new(name, "the answer is not the one that was stored"));
        }
    }
}
