using System.Numerics;

namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// Longest common subsequence of two sequences of small non-negative ids, 64 cells of the table at a time (Crochemore et al.
/// 2001, Hyyrö 2004). Row i of the table is a bit vector over the columns: a 0 bit at j-1 means that cell (i, j) is one more
/// than cell (i, j-1). Time is rows × columns / 64.
/// </summary>
internal static class LongestCommonSubsequence
{
    /// <summary>The length; memory grows linearly.</summary>
    public static int Length(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns)
    {
        var words = (columns.Length + 63) / 64;
        Span<ulong> row = words <= 64 ? stackalloc ulong[words] : new ulong[words];
        row.Fill(ulong.MaxValue);
        OccurrenceMasks masks = new(columns);
        foreach (var id in rows)
        {
            Next(row, row, masks[id]);
        }
        return Zeros(row, columns.Length);
    }

    /// <summary>
    /// Marks the rows of one longest common subsequence, walking back from the last cell: on a match both go back; otherwise the
    /// column goes back if the cell there is greater than the one above, else the row (rouge_score's choice on ties).
    /// Keeps one bit per cell: 40 MB for two texts of 18,000 words.
    /// </summary>
    public static void Mark(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, Span<bool> marked)
    {
        var words = (columns.Length + 63) / 64;
        var size = (rows.Length + 1) * (long)words;
        Span<ulong> table = size <= 512 ? stackalloc ulong[(int)size] : new ulong[size];
        table[..words].Fill(ulong.MaxValue);
        OccurrenceMasks masks = new(columns);
        for (var r = 0; r < rows.Length; r++)
        {
            Next(table.Slice(r * words, words), table.Slice((r + 1) * words, words), masks[rows[r]]);
        }
        var (i, j) = (rows.Length, columns.Length);
        var here = i > 0 ? Zeros(table.Slice(i * words, words), j) : 0;
        var above = i > 0 ? Zeros(table.Slice((i - 1) * words, words), j) : 0;
        while (i > 0 && j > 0)
        {
            var left = here - Step(table.Slice(i * words, words), j);
            var diagonal = above - Step(table.Slice((i - 1) * words, words), j);
            var matches = rows[i - 1] == columns[j - 1];
            if (!matches && left > above)
            {
                j--;
                (here, above) = (left, diagonal);
                continue;
            }
            marked[i - 1] |= matches;
            j -= matches ? 1 : 0;
            here = matches ? diagonal : above;
            i--;
            above = i > 0 ? Zeros(table.Slice((i - 1) * words, words), j) : 0;
        }
    }

    // Row' = (Row + (Row & M)) | (Row & ~M), with M the columns that hold the id.
    private static void Next(ReadOnlySpan<ulong> row, Span<ulong> next, ReadOnlySpan<ulong> mask)
    {
        var carry = 0ul;
        for (var w = 0; w < row.Length; w++)
        {
            var old = row[w];
            var sum = old + (old & mask[w]);
            var overflow = sum < old ? 1ul : 0;
            sum += carry;
            carry = overflow | (sum < carry ? 1ul : 0);
            next[w] = sum | (old & ~mask[w]);
        }
    }

    private static int Step(ReadOnlySpan<ulong> row, int j) => (int)(~row[(j - 1) >> 6] >> (j - 1) & 1);

    private static int Zeros(ReadOnlySpan<ulong> row, int columns)
    {
        var zeros = 0;
        var full = columns >> 6;
        foreach (var word in row[..full])
        {
            zeros += BitOperations.PopCount(~word);
        }
        return (columns & 63) == 0 ? zeros : zeros + BitOperations.PopCount(~row[full] & ((1ul << (columns & 63)) - 1));
    }
}
