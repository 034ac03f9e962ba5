using Microsoft.Data.Sqlite;

namespace PersonaNotebooks.Models.Store;

/// <summary>A row of the answers table as <see cref="StoreSchema.Columns"/> orders it, made whole again.</summary>
internal static class StoreRow
{
    /// <summary>Where the answer's columns begin: those before it are the key's.</summary>
    public const int FirstOfAnswer = 8;

    /// <summary>The row's key and answer; null with what is wrong when they are not what was stored.</summary>
    public static (AnswerKey Key, StoredAnswer Answer)? Read(SqliteDataReader row, out StoreFault? fault)
    {
        var name = row[0] is byte[] bytes ? Convert.ToHexStringLower(bytes) : $"{row[0]}";
        try
        {
            AnswerKey key = new(
                new(row.GetString(2), row.GetString(3), row.GetString(4)),
                row.GetString(1),
                row.GetString(6),
                row.GetString(7),
                row.GetInt32(5)
            );
            var answer = Answer(row, FirstOfAnswer);
            fault =
                !key.Hash.AsSpan().SequenceEqual(row[0] as byte[])
                    ? new(name, "the key does not fit the question that is stored with it")
                : !answer.Checksum(key.Hash).AsSpan().SequenceEqual(row[17] as byte[])
                    ? new(name, "the answer is not the one that was stored")
                : null;
            return fault is null ? (key, answer) : null;
        }
        catch (Exception e) when (IsOfAnotherType(e))
        {
            fault = new(name, "a value in it is not of the kind that was stored");
            return null;
        }
    }

    /// <summary>The answer, whose columns begin at the given one.</summary>
    public static StoredAnswer Answer(SqliteDataReader row, int first) =>
        new(row.GetString(first))
        {
            Contents = row.Text(first + 1),
            Raw = row.Text(first + 2),
            FinishReason = row.Text(first + 3),
            InputTokens = row.Whole(first + 4),
            OutputTokens = row.Whole(first + 5),
            LatencyMilliseconds = row.GetDouble(first + 6),
            Created = row.GetString(first + 7),
            Fingerprint = row.Text(first + 8),
        };

    /// <summary>True for what reading a column throws when another kind of value was put there.</summary>
    public static bool IsOfAnotherType(Exception e) =>
        e is InvalidCastException or InvalidOperationException or OverflowException or FormatException;
}
