using System.Text.RegularExpressions;

namespace PersonaNotebooks.Imitation.Personas;

/// <summary>
/// Words that one set of texts uses and another does not: log-odds with an informative Dirichlet prior, in standard errors
/// (Monroe, Colaresi and Quinn 2008, equation 22; the prior is both sets together, of a thousand words' weight).
/// </summary>
public static partial class KeyWords
{
    private const double PriorWords = 1000;
    private const double Noticeable = 1.65;

    /// <summary>The words by falling z, with at least two uses by the person and a z above 1.65.</summary>
    /// <param name="person">What the person wrote.</param>
    /// <param name="imitations">What they are compared with.</param>
    /// <param name="most">The most words to give.</param>
    public static IReadOnlyList<(string Word, double Z)> Of(
        IEnumerable<string> person,
        IEnumerable<string> imitations,
        int most
    ) => Of(Counts(person), Counts(imitations), most);

    /// <summary>The same of counts of words.</summary>
    internal static IReadOnlyList<(string Word, double Z)> Of(
        IReadOnlyDictionary<string, int> one,
        IReadOnlyDictionary<string, int> other,
        int most
    )
    {
        double n1 = one.Values.Sum(),
            n2 = other.Values.Sum(),
            all = n1 + n2;
        return
        [
            .. one.Where(w => w.Value > 1)
                .Select(w =>
                {
                    double y1 = w.Value,
                        y2 = other.GetValueOrDefault(w.Key),
                        prior = PriorWords * (y1 + y2) / all;
                    var odds =
                        Math.Log((y1 + prior) / (n1 + PriorWords - y1 - prior))
                        - Math.Log((y2 + prior) / (n2 + PriorWords - y2 - prior));
                    return (w.Key, Z: odds / Math.Sqrt(1 / (y1 + prior) + 1 / (y2 + prior)));
                })
                .Where(w => w.Z > Noticeable)
                .OrderByDescending(w => w.Z)
                .ThenBy(w => w.Key, StringComparer.Ordinal)
                .Take(most),
        ];
    }

    /// <summary>The words of a text in lower case; marks and numbers are none.</summary>
    public static IEnumerable<string> In(string text) => Word().Matches(text).Select(m => m.Value.ToLowerInvariant());

    /// <summary>How often each word stands in some texts.</summary>
    internal static Dictionary<string, int> Counts(IEnumerable<string> texts)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (var word in texts.SelectMany(In))
        {
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }
        return counts;
    }

    [GeneratedRegex(@"\p{L}+(?:['’]\p{L}+)*")]
    private static partial Regex Word();
}
