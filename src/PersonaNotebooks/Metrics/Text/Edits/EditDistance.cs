namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// How many edits turn one text into another. Texts are sequences of Unicode code points, without normalisation; a lone
/// surrogate counts as one. All distances are symmetric.
/// </summary>
public static class EditDistance
{
    private const long LargestTable = 400_000_000;

    /// <summary>Range, direction, limits and source.</summary>
    public static MetricCard Card { get; } =
        new(
            "edit distance",
            "0 to the length of the longer text",
            "lower is closer",
            "Counts signs, not meaning; a moved word costs as much as a new one.",
            "Levenshtein 1966; Damerau 1964; bit vectors: Myers 1999 and Hyyrö 2003"
        );

    /// <summary>Insertions, deletions and substitutions. Time: length × length / 64; two texts of 100,000 take under a second.</summary>
    public static int Levenshtein(string a, string b) => Levenshtein(CodePoints(a), CodePoints(b));

    /// <summary>Levenshtein over items such as words.</summary>
    public static int Levenshtein<T>(IEnumerable<T> a, IEnumerable<T> b)
        where T : notnull
    {
        var (rows, columns) = Numbered(a, b);
        return MyersDistance.Of(rows, columns);
    }

    /// <summary>Levenshtein divided by the longer length, 0 to 1; 0 for two empty texts.</summary>
    public static double NormalizedLevenshtein(string a, string b)
    {
        var longer = Math.Max(CodePoints(a).Count, CodePoints(b).Count);
        return longer == 0 ? 0 : (double)Levenshtein(a, b) / longer;
    }

    /// <summary>Optimal string alignment: swaps of neighbours too, no part edited twice. Time: length × length.</summary>
    public static int OptimalStringAlignment(string a, string b)
    {
        var (rows, columns) = (CodePoints(a), CodePoints(b));
        var two = new int[columns.Count + 1];
        int[] one = [.. Enumerable.Range(0, columns.Count + 1)];
        var here = new int[columns.Count + 1];
        for (var i = 1; i <= rows.Count; i++)
        {
            here[0] = i;
            for (var j = 1; j <= columns.Count; j++)
            {
                var substitution = one[j - 1] + (rows[i - 1] == columns[j - 1] ? 0 : 1);
                here[j] = Math.Min(substitution, Math.Min(one[j], here[j - 1]) + 1);
                if (i > 1 && j > 1 && rows[i - 1] == columns[j - 2] && rows[i - 2] == columns[j - 1])
                {
                    here[j] = Math.Min(here[j], two[j - 2] + 1);
                }
            }
            (two, one, here) = (one, here, two);
        }
        return one[^1];
    }

    /// <summary>Unrestricted Damerau-Levenshtein (Lowrance and Wagner 1975). Time and memory: length × length.</summary>
    /// <exception cref="InputException">The texts are too long for a table in memory (20,000 × 20,000).</exception>
    public static int DamerauLevenshtein(string a, string b)
    {
        var (rows, columns) = Numbered(CodePoints(a), CodePoints(b));
        if ((long)rows.Length * columns.Length > LargestTable)
        {
            throw new InputException(
                $"Damerau-Levenshtein of texts of {rows.Length} and {columns.Length} characters needs too much memory; use Levenshtein."
            );
        }
        var table = new int[rows.Length + 2, columns.Length + 2];
        var unreachable = rows.Length + columns.Length;
        table[0, 0] = unreachable;
        for (var i = 0; i <= rows.Length; i++)
        {
            (table[i + 1, 0], table[i + 1, 1]) = (unreachable, i);
        }
        for (var j = 0; j <= columns.Length; j++)
        {
            (table[0, j + 1], table[1, j + 1]) = (unreachable, j);
        }
        var lastRow = new int[unreachable + 1];
        for (var i = 1; i <= rows.Length; i++)
        {
            var lastColumn = 0;
            for (var j = 1; j <= columns.Length; j++)
            {
                var (k, l) = (lastRow[columns[j - 1]], lastColumn);
                var same = rows[i - 1] == columns[j - 1];
                var plain = Math.Min(table[i, j] + (same ? 0 : 1), Math.Min(table[i + 1, j], table[i, j + 1]) + 1);
                table[i + 1, j + 1] = Math.Min(plain, table[k, l] + (i - k - 1) + 1 + (j - l - 1));
                lastColumn = same ? j : lastColumn;
            }
            lastRow[rows[i - 1]] = i;
        }
        return table[rows.Length + 1, columns.Length + 1];
    }

    /// <summary>Length of the longest common subsequence. Time: length × length / 64.</summary>
    public static int CommonSubsequence(string a, string b)
    {
        var (rows, columns) = Numbered(CodePoints(a), CodePoints(b));
        return LongestCommonSubsequence.Length(rows, columns);
    }

    /// <summary>Different positions of two texts of equal length.</summary>
    /// <exception cref="InputException">The lengths differ.</exception>
    public static int Hamming(string a, string b)
    {
        var (x, y) = (CodePoints(a), CodePoints(b));
        return x.Count == y.Count
            ? x.Zip(y).Count(p => p.First != p.Second)
            : throw new InputException(
                $"Hamming distance needs texts of equal length, not {x.Count} and {y.Count} characters; use Levenshtein."
            );
    }

    /// <summary>The code points of a text.</summary>
    internal static List<int> CodePoints(string text) => InternationalTokenizer.CodePoints(text);

    /// <summary>Numbers the items of two sequences alike, from 0 on.</summary>
    private static (int[] A, int[] B) Numbered<T>(IEnumerable<T> a, IEnumerable<T> b)
        where T : notnull
    {
        Dictionary<T, int> ids = [];
        int Id(T item)
        {
            ids.TryAdd(item, ids.Count);
            return ids[item];
        }
        return ([.. a.Select(Id)], [.. b.Select(Id)]);
    }
}
