namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// The training texts as a place to look up who says what: their different sentences by stem, and for each text its features, which are
/// its stems and its pairs of neighbouring stems.
/// </summary>
internal sealed class ChoiceIndex
{
    private const double TooFrequent = 0.2;

    // What a form asks for, and the words of every self-description: they say nothing of who fills it in.
    private static readonly string[] FormWords =
    [
        .. "age sex gender race ethnic ethnicity state region place education schooling degree work job occupation".Split(
            ' '
        ),
        .. "employment income household family status marital marriage children religion religious faith veteran disability language".Split(
            ' '
        ),
        .. "citizen birthplace born insurance party ideology politics am are is was i you we he she my your live lives living years year old from and".Split(
            ' '
        ),
    ];
    private readonly HashSet<int> formStems;

    private readonly List<int[]> sentences = [];
    private readonly double[] norms;
    private readonly int[][] sentencesOf;
    private readonly List<(int Sentence, double Weight)>[] postings;
    private readonly Dictionary<long, int> features = [];
    private readonly int[][] featuresOf;
    private readonly double[] share;

    /// <summary>Indexes the training texts.</summary>
    public ChoiceIndex(StemSpace stems)
    {
        Stems = stems;
        Metrics.Text.PorterStemmer porter = new();
        formStems = [.. FormWords.Select(w => stems.Known(porter.Stem(w))).Where(t => t >= 0)];
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        sentencesOf = [.. stems.Documents.Select(d => d.Select(s => Sentence(s, numbers)).Distinct().ToArray())];
        postings = [.. Enumerable.Range(0, stems.Count).Select(_ => new List<(int, double)>())];
        norms = new double[sentences.Count];
        for (var s = 0; s < sentences.Count; s++)
        {
            var distinct = sentences[s].Distinct().ToArray();
            norms[s] = Math.Sqrt(distinct.Sum(t => stems.Weight(t) * stems.Weight(t)));
            foreach (var stem in distinct)
            {
                postings[stem].Add((s, stems.Weight(stem) / norms[s]));
            }
        }
        featuresOf = [.. stems.Documents.Select(d => Features(d, true).Distinct().ToArray())];
        var counts = new int[features.Count];
        foreach (var feature in featuresOf.SelectMany(f => f))
        {
            counts[feature]++;
        }
        share = [.. counts.Select(c => c / (double)featuresOf.Length)];
    }

    /// <summary>The stems.</summary>
    public StemSpace Stems { get; }

    /// <summary>How many texts there are.</summary>
    public int Texts => featuresOf.Length;

    /// <summary>How many sentences differ.</summary>
    public int Sentences => sentences.Count;

    /// <summary>How many features there are.</summary>
    public int FeatureCount => share.Length;

    /// <summary>A text's different sentences.</summary>
    public int[] SentencesOf(int text) => sentencesOf[text];

    /// <summary>A sentence's stems.</summary>
    public IReadOnlyList<int> Stem(int sentence) => sentences[sentence];

    /// <summary>A text's features.</summary>
    public ReadOnlySpan<int> FeaturesOf(int text) => featuresOf[text];

    /// <summary>The features of one sentence.</summary>
    public HashSet<int> FeaturesOfSentence(int sentence) => [.. Features([sentences[sentence]], false)];

    /// <summary>The share of texts that have a feature.</summary>
    public double Share(int feature) => share[feature];

    /// <summary>Whether a feature is rare enough to say something of who speaks.</summary>
    public bool Tells(int feature) => share[feature] <= TooFrequent;

    /// <summary>The known features of a text, each once, in order of their numbers.</summary>
    public int[] Known(IEnumerable<int[]> text) => [.. Features(text, false).Distinct().Order()];

    /// <summary>The cosine of every sentence with a bag of stems.</summary>
    public double[] Likeness(IReadOnlyCollection<int> bag)
    {
        var result = new double[sentences.Count];
        var norm = Math.Sqrt(bag.Sum(t => Stems.Weight(t) * Stems.Weight(t)));
        foreach (var stem in bag.Where(t => t < postings.Length))
        {
            var weight = Stems.Weight(stem) / norm;
            foreach (var (sentence, other) in postings[stem])
            {
                result[sentence] += weight * other;
            }
        }
        return result;
    }

    private int Sentence(int[] stems, Dictionary<string, int> numbers)
    {
        var key = string.Join(' ', stems);
        if (!numbers.TryGetValue(key, out var number))
        {
            numbers[key] = number = sentences.Count;
            sentences.Add(stems);
        }
        return number;
    }

    private IEnumerable<int> Features(IEnumerable<int[]> text, bool learn)
    {
        foreach (var sentence in text)
        {
            for (var i = 0; i < sentence.Length; i++)
            {
                var formal = formStems.Contains(sentence[i]);
                if (!formal && Feature(sentence[i], learn) is >= 0 and var one)
                {
                    yield return one;
                }
                if (
                    i > 0
                    && !(formal && formStems.Contains(sentence[i - 1]))
                    && Feature(((long)(sentence[i - 1] + 1) << 32) | (uint)sentence[i], learn) is >= 0 and var two
                )
                {
                    yield return two;
                }
            }
        }
    }

    private int Feature(long key, bool learn)
    {
        if (!features.TryGetValue(key, out var number))
        {
            if (!learn)
            {
                return -1;
            }
            features[key] = number = features.Count;
        }
        return number;
    }
}
