namespace PersonaNotebooks.Metrics.Text;

/// <summary>How varied the n-grams of a set of texts are. Words are split at white space; n-grams never cross texts.</summary>
/// <param name="N">Words in an n-gram.</param>
/// <param name="Unique">Different n-grams over all texts.</param>
/// <param name="Total">All n-grams over all texts.</param>
/// <param name="SentenceMean">Mean over texts of different / all n-grams in the text; texts that are too short count 0.</param>
/// <param name="Entropy">Shannon entropy of the n-gram frequencies in nats, 0 to ln <paramref name="Total"/>.</param>
/// <param name="YulesK">Yule's K = 10^4 (sum of f^2 - N) / N^2 (Yule 1944); higher means more repeated. NaN without n-grams.</param>
/// <param name="Simpson">Simpson's D: the chance that two n-grams drawn without replacement are the same. NaN below two n-grams.</param>
public sealed record NgramDiversity(
    int N,
    long Unique,
    long Total,
    double SentenceMean,
    double Entropy,
    double YulesK,
    double Simpson
)
{
    /// <summary>Range, direction, limits and source.</summary>
    public static MetricCard Card { get; } =
        new(
            "distinct-n",
            "0 to 1",
            "higher is more varied",
            "Falls as texts get longer or more, so compare sets of equal size only. Noise and typing errors raise it. Entropy "
                + "and Yule's K depend less on size.",
            "Li et al. 2016 (distinct-n); Shannon 1948; Yule 1944; Simpson 1949"
        );

    /// <summary>distinct-n (Li et al. 2016): different / all n-grams, 0 where there are none. For n = 1 the type-token ratio.</summary>
    public double Distinct => Total == 0 ? 0 : (double)Unique / Total;

    /// <summary>The variant in one line.</summary>
    public MetricSignature Signature =>
        new(
            "distinct",
            [("n", N.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("tok", "none"), ("case", "mixed")]
        );

    /// <summary>The diversity of a set of texts.</summary>
    /// <exception cref="InputException">n is below 1.</exception>
    public static NgramDiversity Of(IEnumerable<string> texts, int n)
    {
        NgramDiversityCounter counter = new(n);
        foreach (var text in texts)
        {
            counter.Add(text);
        }
        return counter.Result();
    }
}
