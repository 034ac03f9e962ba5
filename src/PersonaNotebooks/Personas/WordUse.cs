using System.Text.RegularExpressions;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Personas;

/// <summary>
/// Which words one set of texts uses more than another: log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008,
/// equations 16 and 22), the prior being the words of both sets, scaled to a total of <see cref="PriorWords"/>. Unlike a cloud of counts it compares, and says
/// how sure it is.
/// </summary>
/// <remarks>
/// The paper's standard error takes every word as drawn by itself. A writer repeats itself within a text, so that is too short;
/// <see cref="Intervals"/> draws people with all their words instead.
/// </remarks>
public static partial class WordUse
{
    /// <summary>The weight of the prior, in words.</summary>
    public const double PriorWords = 500;

    private const int ShortestWord = 3,
        Draws = 1000;

    private static readonly HashSet<string> StopWords =
    [
        .. "the and for are but not you all any can had her was our out his has him how its who did get she use that with have this will your from they know want been were said each which their them then some would make like into time than only come over such even most also after back other about when what there where while does just because being through under very more should must might i'm i'd i'll i've it's that's don't didn't can't one two first next way".Split(
            ' '
        ),
    ];

    /// <summary>A word, how often each set has it, its log-odds ratio, and that by its standard error.</summary>
    /// <param name="Word">In lower case.</param>
    /// <param name="Count">How often the first set has it.</param>
    /// <param name="OtherCount">How often the second set has it.</param>
    /// <param name="LogOdds">Above 0: more usual in the first set.</param>
    /// <param name="Z">The log-odds by their standard error; beyond ±1.96 is usually called sure.</param>
    public sealed record Row(string Word, int Count, int OtherCount, double LogOdds, double Z);

    /// <summary>All words of either set, the most typical of the first set first.</summary>
    /// <exception cref="InputException">A set holds no word.</exception>
    public static IReadOnlyList<Row> Compare(IEnumerable<string> texts, IEnumerable<string> others)
    {
        var (a, b) = (Count(texts), Count(others));
        var (na, nb) = ((double)a.Values.Sum(), (double)b.Values.Sum());
        if (na == 0 || nb == 0)
        {
            throw new InputException("Word use compares two sets of texts, but one of them holds no word.");
        }
        return
        [
            .. a
                .Keys.Union(b.Keys, StringComparer.Ordinal)
                .Select(word =>
                {
                    var (ya, yb) = (a.GetValueOrDefault(word), b.GetValueOrDefault(word));
                    var prior = Prior(ya + yb, na + nb);
                    var delta = Side(ya, na, prior) - Side(yb, nb, prior);
                    return new Row(word, ya, yb, delta, delta / Math.Sqrt(1 / (ya + prior) + 1 / (yb + prior)));
                })
                .OrderByDescending(r => r.Z)
                .ThenBy(r => r.Word, StringComparer.Ordinal),
        ];
    }

    /// <summary>The log-odds of some words with percentile intervals over people: each resample draws the people of the first set and of the second anew.</summary>
    /// <param name="texts">One text for each person.</param>
    /// <param name="others">The texts compared with, each of one person (or of one person's several texts in one).</param>
    /// <param name="words">The words, in lower case.</param>
    /// <param name="seed">Draws the people.</param>
    /// <exception cref="InputException">A set holds no word.</exception>
    public static IReadOnlyList<Estimate> Intervals(
        IReadOnlyList<string> texts,
        IReadOnlyList<string> others,
        IReadOnlyList<string> words,
        Seed seed
    )
    {
        var rows = Compare(texts, others).ToDictionary(r => r.Word, StringComparer.Ordinal);
        // Of each text its number of words, and of each word looked at how often it stands in it.
        var (a, b) = (Table(texts, words), Table(others, words));
        var (one, two) = (seed.For("texts").Stream(), seed.For("others").Stream());
        var prior = Priors(a, b);
        double[][] drawn = [.. Enumerable.Range(0, Draws).Select(_ => Odds(Resample(a, one), Resample(b, two), prior))];
        return
        [
            .. words.Select(
                (word, w) =>
                {
                    double[] sorted = [.. drawn.Select(d => d[w]).Order()];
                    return new Estimate(
                        rows[word].LogOdds,
                        sorted[(int)(0.025 * (Draws - 1))],
                        sorted[(int)Math.Ceiling(0.975 * (Draws - 1))],
                        0.95,
                        $"log-odds with an informative Dirichlet prior, people resampled {Draws} times",
                        new Dictionary<string, int> { ["person"] = texts.Count }
                    );
                }
            ),
        ];
    }

    private static double[][] Table(IReadOnlyList<string> texts, IReadOnlyList<string> words) =>
        [
            .. texts.Select(text =>
            {
                var counts = Count([text]);
                return (double[])[counts.Values.Sum(), .. words.Select(w => (double)counts.GetValueOrDefault(w))];
            }),
        ];

    private static double[] Resample(double[][] people, RandomStream stream)
    {
        var sum = new double[people[0].Length];
        for (var i = 0; i < people.Length; i++)
        {
            var person = people[stream.Next(people.Length)];
            for (var w = 0; w < sum.Length; w++)
            {
                sum[w] += person[w];
            }
        }
        return sum;
    }

    // The prior is that of everybody: drawn anew with the people it would cancel what they differ by.
    private static double[] Priors(double[][] a, double[][] b)
    {
        var all = a.Concat(b).ToList();
        var words = all.Sum(p => p[0]);
        return [.. Enumerable.Range(1, a[0].Length - 1).Select(w => Prior(all.Sum(p => p[w]), words))];
    }

    private static double[] Odds(double[] a, double[] b, double[] prior) =>
        [.. prior.Select((p, w) => p == 0 ? 0 : Side(a[w + 1], a[0], p) - Side(b[w + 1], b[0], p))];

    private static double Prior(double both, double all) => PriorWords * both / all;

    private static double Side(double count, double all, double prior) =>
        Math.Log((count + prior) / (all + PriorWords - count - prior));

    /// <summary>How often each word occurs, without stop words, numbers and words of fewer than three letters.</summary>
    public static IReadOnlyDictionary<string, int> Count(IEnumerable<string> texts)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (Match match in Word().Matches(text))
            {
                var word = match.Value.ToLowerInvariant();
                if (word.Length >= ShortestWord && !StopWords.Contains(word))
                {
                    counts[word] = counts.GetValueOrDefault(word) + 1;
                }
            }
        }
        return counts;
    }

    /// <summary>Whether a word, in lower case, is one that every writer uses.</summary>
    internal static bool IsStopWord(string word) => word.Length < ShortestWord || StopWords.Contains(word);

    [GeneratedRegex(@"[A-Za-z]+(?:['’][A-Za-z]+)?")]
    private static partial Regex Word();
}
