using System.Text.Json;
using PersonaNotebooks.Metrics.Text;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Text;

/// <summary>Every pair of <c>levenshtein.json</c> within 1e-12, and the laws of a distance.</summary>
public class EditDistanceTests
{
    private static readonly JsonElement Golden = GoldenFile.Load("levenshtein.json");

    [Fact]
    public void PairsEqualTheReferences()
    {
        foreach (var row in Golden.GetProperty("rows").EnumerateArray())
        {
            var (a, b) = (row.GetProperty("a").GetString()!, row.GetProperty("b").GetString()!);
            void Same(string column, int actual) => Assert.Equal(row.GetProperty(column).GetInt32(), actual);
            void Near(string column, double actual) =>
                GoldenFile.Near(row.GetProperty(column).GetDouble(), actual, 1e-12, $"{column} of '{a}', '{b}'");
            Same("levenshtein", EditDistance.Levenshtein(a, b));
            Same("osa", EditDistance.OptimalStringAlignment(a, b));
            Same("damerau_unrestricted", EditDistance.DamerauLevenshtein(a, b));
            Same("lcs_len", EditDistance.CommonSubsequence(a, b));
            Near("levenshtein_normalised", EditDistance.NormalizedLevenshtein(a, b));
            Near("similarity", TextSimilarity.Levenshtein(a, b));
            Near("lev_ratio", TextSimilarity.Ratio(a, b));
            Near("jaro", TextSimilarity.Jaro(a, b));
            Near("jaro_winkler", TextSimilarity.JaroWinkler(a, b));
            Near("char_jaccard", TextSimilarity.CharacterJaccard(a, b));
            Near("char_bigram_jaccard", TextSimilarity.CharacterJaccard(a, b, 2));
            Near("token_jaccard", TextSimilarity.WordJaccard(a, b));
            if (row.GetProperty("hamming").ValueKind == JsonValueKind.Null)
            {
                Assert.Throws<InputException>(() => EditDistance.Hamming(a, b));
            }
            else
            {
                Same("hamming", EditDistance.Hamming(a, b));
            }
        }
        foreach (var row in Golden.GetProperty("wer").EnumerateArray())
        {
            var (reference, hypothesis) = (row.GetProperty("ref").GetString()!, row.GetProperty("hyp").GetString()!);
            GoldenFile.Near(row.GetProperty("wer").GetDouble(), ErrorRate.Words(hypothesis, reference), 1e-12, "wer");
            GoldenFile.Near(
                row.GetProperty("cer").GetDouble(),
                ErrorRate.Characters(hypothesis, reference),
                1e-12,
                "cer"
            );
        }
    }

    [Fact]
    public void BitVectorsEqualThePlainTablesOverBlockEdges()
    {
        var stream = new Seed(11).Stream();
        string Text(int length) => new([.. Enumerable.Range(0, length).Select(_ => (char)('a' + stream.Next(4)))]);
        int[] lengths = [0, 1, 2, 63, 64, 65, 127, 128, 129, 200];
        foreach (var length in lengths)
        {
            foreach (var other in lengths)
            {
                var (a, b) = (Text(length), Text(other));
                Assert.Equal(PlainLevenshtein(a, b), EditDistance.Levenshtein(a, b));
                Assert.Equal(PlainCommonSubsequence(a, b), EditDistance.CommonSubsequence(a, b));
            }
        }
    }

    [Fact]
    public void DistancesAreSymmetricBoundedAndZeroForTheSame()
    {
        var stream = new Seed(12).Stream();
        string Text() => new([.. Enumerable.Range(0, stream.Next(30)).Select(_ => (char)('a' + stream.Next(5)))]);
        Func<string, string, int>[] distances =
        [
            EditDistance.Levenshtein,
            EditDistance.OptimalStringAlignment,
            EditDistance.DamerauLevenshtein,
        ];
        for (var i = 0; i < 200; i++)
        {
            var (a, b) = (Text(), Text());
            foreach (var distance in distances)
            {
                Assert.Equal(0, distance(a, a));
                Assert.Equal(distance(a, b), distance(b, a));
                Assert.InRange(distance(a, b), Math.Abs(a.Length - b.Length), Math.Max(a.Length, b.Length));
            }
            Assert.True(EditDistance.DamerauLevenshtein(a, b) <= EditDistance.OptimalStringAlignment(a, b));
            Assert.True(EditDistance.OptimalStringAlignment(a, b) <= EditDistance.Levenshtein(a, b));
            Assert.Equal(TextSimilarity.Jaro(a, b), TextSimilarity.Jaro(b, a), 12);
        }
    }

    [Fact]
    public void LongTextsAndLoneSurrogatesAreTaken()
    {
        var a = string.Concat(Enumerable.Repeat("abcdefghij", 10_000));
        Assert.Equal(2, EditDistance.Levenshtein(a, "\ud83d" + a[1..] + "x"));
        Assert.Equal(1, EditDistance.Levenshtein("\ud83d", "\ude00"));
        Assert.Equal(1, EditDistance.Levenshtein("", "😀"));
        Assert.Throws<InputException>(() => EditDistance.DamerauLevenshtein(a, a));
        Assert.Throws<InputException>(() => ErrorRate.Words("a", " "));
    }

    private static int PlainLevenshtein(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(diagonal + (a[i - 1] == b[j - 1] ? 0 : 1), Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[^1];
    }

    private static int PlainCommonSubsequence(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                table[i, j] =
                    a[i - 1] == b[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
            }
        }
        return table[a.Length, b.Length];
    }
}
