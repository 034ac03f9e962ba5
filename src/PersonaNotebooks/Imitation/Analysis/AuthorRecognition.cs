using System.Text.RegularExpressions;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Metrics.Distributions;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>
/// Whether a classifier can tell what a person wrote from the imitations of it: a logistic regression over style (function words, marks,
/// capitals, lengths), trained on other items. 0.5 means that it cannot; 1 that every imitation is found out.
/// </summary>
public static partial class AuthorRecognition
{
    /// <summary>The fewest replies of a user that a classifier is trained on.</summary>
    public const int FewestItems = 8;

    private const int Folds = 4;

    private static readonly string[] FunctionWords =
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "but",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "with",
        "from",
        "by",
        "about",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "it",
        "that",
        "this",
        "there",
        "i",
        "you",
        "he",
        "she",
        "we",
        "they",
        "my",
        "your",
        "our",
        "not",
        "no",
        "so",
        "if",
        "as",
        "have",
        "has",
        "had",
        "do",
        "does",
        "will",
        "would",
        "can",
        "could",
        "just",
        "what",
        "who",
        "how",
    ];

    private static readonly char[] Marks = ['.', ',', '!', '?', ';', ':', '-', '(', '"', '\'', '…'];

    /// <summary>Accuracy over a user's replies and their imitations, both held out in folds of whole items; mean over users.</summary>
    /// <param name="items">Replies of one condition; posts are left out, since most of a post is given.</param>
    /// <param name="seed">Deals items to folds and draws the interval.</param>
    /// <exception cref="InputException">No user has eight replies.</exception>
    public static Estimate Accuracy(IEnumerable<ItemRecord> items, Seed seed)
    {
        double[] users =
        [
            .. items
                .Where(i => !i.IsPost && i.Text.Length > 0)
                .GroupBy(i => i.User)
                .Where(g => g.Count() >= FewestItems)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => OfUser([.. g], seed.For("folds").For(g.Key))),
        ];
        return users.Length switch
        {
            0 => throw new InputException($"Author recognition needs a user with {FewestItems} replies."),
            1 => Estimate.Exact(users[0], "one user"),
            _ => ClusterBootstrap.Mean(users, [new("user", [.. Enumerable.Range(0, users.Length)])], seed),
        };
    }

    private static double OfUser(ItemRecord[] items, Seed seed)
    {
        seed.Stream().Shuffle<ItemRecord>(items);
        var right = 0;
        for (var fold = 0; fold < Folds; fold++)
        {
            var train = items.Where((_, i) => i % Folds != fold).ToArray();
            double[][] rows = [.. train.Select(i => Style(i.Original)), .. train.Select(i => Style(i.Text))];
            var (mean, scale) = Scale(rows);
            var model = LogisticRegression.Fit(
                new([.. rows.SelectMany(r => Scaled(r, mean, scale))], rows.Length, mean.Length),
                [.. train.Select(_ => 1), .. train.Select(_ => 0)],
                c: 0.1
            );
            foreach (var item in items.Where((_, i) => i % Folds == fold))
            {
                right += model.Predict([.. Scaled(Style(item.Original), mean, scale)]) == 1 ? 1 : 0;
                right += model.Predict([.. Scaled(Style(item.Text), mean, scale)]) == 0 ? 1 : 0;
            }
        }
        return right / (2.0 * items.Length);
    }

    /// <summary>Style in numbers: rates of function words and marks, share of capitals and digits, word and sentence length.</summary>
    internal static double[] Style(string text)
    {
        string[] words = [.. Word().Matches(text).Select(m => m.Value.ToLowerInvariant())];
        var n = Math.Max(1, words.Length);
        var letters = Math.Max(1, text.Count(char.IsLetter));
        var counts = words.CountBy(w => w).ToDictionary();
        return
        [
            .. FunctionWords.Select(w => counts.GetValueOrDefault(w) / (double)n),
            .. Marks.Select(m => text.Count(c => c == m) / (double)n),
            text.Count(char.IsUpper) / (double)letters,
            text.Count(char.IsDigit) / (double)n,
            Math.Log(n),
            letters / (double)n,
            n / (double)Math.Max(1, text.Count(c => c is '.' or '!' or '?')),
        ];
    }

    private static (double[] Mean, double[] Scale) Scale(double[][] rows)
    {
        double[] mean = [.. Enumerable.Range(0, rows[0].Length).Select(c => rows.Average(r => r[c]))];
        double[] scale =
        [
            .. mean.Select((m, c) => Math.Sqrt(rows.Average(r => (r[c] - m) * (r[c] - m)))).Select(s => s == 0 ? 1 : s),
        ];
        return (mean, scale);
    }

    private static IEnumerable<double> Scaled(double[] row, double[] mean, double[] scale) =>
        row.Select((x, c) => (x - mean[c]) / scale[c]);

    [GeneratedRegex(@"\w+(?:['’]\w+)*")]
    private static partial Regex Word();
}
