using System.Text.RegularExpressions;

namespace PersonaNotebooks.Personas;

/// <summary>
/// Which words one set of texts uses more than another: log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008,
/// equations 16 and 22), the prior being the words of both sets, scaled to a total of <see cref="PriorWords"/>. Unlike a cloud of counts it compares, and says
/// how sure it is.
/// </summary>
public static partial class WordUse
{
    /// <summary>The weight of the prior, in words.</summary>
    public const double PriorWords = 500;

    private const int ShortestWord = 3;

    private static readonly HashSet<string> StopWords =
    [
        .. "the and for are but not you all any can had her was one our out his has him how its who did get she use that with have this will your from they know want been were said each which their them then some would make like into time than only come over such even most also after back other about when what there where while does just because being through under very more".Split(
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
                    var prior = PriorWords * (ya + yb) / (na + nb);
                    double Odds(int y, double n) => Math.Log((y + prior) / (n + PriorWords - y - prior));
                    var delta = Odds(ya, na) - Odds(yb, nb);
                    return new Row(word, ya, yb, delta, delta / Math.Sqrt(1 / (ya + prior) + 1 / (yb + prior)));
                })
                .OrderByDescending(r => r.Z)
                .ThenBy(r => r.Word, StringComparer.Ordinal),
        ];
    }

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

    [GeneratedRegex(@"[A-Za-z]+(?:['’][A-Za-z]+)?")]
    private static partial Regex Word();
}
