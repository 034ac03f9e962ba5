using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// Reads texts as sentences of word stems (Porter's), each stem with its inverse sentence frequency in the training texts. A number of
/// two digits counts also as its ten, so that ages near each other are like each other.
/// </summary>
internal sealed class StemSpace
{
    private readonly WordModel model;
    private readonly int[] stemOfWord;
    private readonly Dictionary<string, int> stems = new(StringComparer.Ordinal);
    private readonly double[] weights;

    /// <summary>Reads the training texts.</summary>
    public StemSpace(WordModel model)
    {
        this.model = model;
        PorterStemmer porter = new();
        stemOfWord = [.. model.Words.Select(w => Letters(w) ? Number(porter.Stem(w.Trim().ToLowerInvariant())) : -1)];
        Documents = [.. model.Documents.Select(d => Sentences(d.Select(w => (model.Words[w], stemOfWord[w]))))];
        var frequency = new int[stems.Count];
        var total = 0;
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var sentence in Documents.SelectMany(d => d).Where(s => seen.Add(string.Join(' ', s))))
        {
            total++;
            foreach (var stem in sentence.Distinct())
            {
                frequency[stem]++;
            }
        }
        weights = [.. frequency.Select(f => Math.Log((total + 1.0) / (f + 0.5)))];
        UnknownWeight = Math.Log(total + 1.0);
    }

    /// <summary>The training texts.</summary>
    public IReadOnlyList<IReadOnlyList<int[]>> Documents { get; }

    /// <summary>How many stems the training texts have.</summary>
    public int Count => weights.Length;

    /// <summary>A stem's number, or -1.</summary>
    public int Known(string stem) => stems.GetValueOrDefault(stem, -1);

    /// <summary>The weight of a stem that no training text has.</summary>
    public double UnknownWeight { get; }

    /// <summary>The weight of a stem: the logarithm of all sentences over those that hold it.</summary>
    public double Weight(int stem) => stem < weights.Length ? weights[stem] : UnknownWeight;

    /// <summary>Texts as sentences of stems.</summary>
    /// <param name="Texts">By text, its sentences.</param>
    /// <param name="Unknown">The numbers of the stems that no training text has, from <see cref="Count"/> on.</param>
    internal readonly record struct Reading(IReadOnlyList<int[]>[] Texts, IReadOnlyDictionary<string, int> Unknown);

    /// <summary>Reads texts that belong together: a stem not in the training texts has the same number in all of them.</summary>
    public Reading Read(params IReadOnlyList<string> texts)
    {
        Dictionary<string, int> unknown = new(StringComparer.Ordinal);
        PorterStemmer porter = new();
        return new([.. texts.Select(t => Sentences(Tokens(t, unknown, porter)))], unknown);
    }

    private IEnumerable<(string, int)> Tokens(string text, Dictionary<string, int> unknown, PorterStemmer porter)
    {
        List<(string, int)> result = [];
        var tokenizer = new WordTokenizer(WordTokenizer.Normalise(text));
        while (tokenizer.MoveNext())
        {
            var word = model.Number(tokenizer.Current);
            if (word >= 0)
            {
                result.Add((model.Words[word], stemOfWord[word]));
                continue;
            }
            var token = tokenizer.Current.ToString();
            var stem = Letters(token) ? porter.Stem(token.Trim().ToLowerInvariant()) : "";
            var number =
                stem.Length == 0 ? -1
                : stems.TryGetValue(stem, out var known) ? known
                : unknown.TryGetValue(stem, out known) ? known
                : unknown[stem] = Count + unknown.Count;
            result.Add((token, number));
        }
        return result;
    }

    private List<int[]> Sentences(IEnumerable<(string Token, int Stem)> tokens)
    {
        List<int[]> sentences = [];
        List<int> sentence = [];
        foreach (var (token, stem) in tokens)
        {
            if (stem >= 0)
            {
                sentence.Add(stem);
                if (
                    Ten(token) is { } ten
                    && (weights is null ? Number(ten) : stems.GetValueOrDefault(ten, -1)) is >= 0 and var t
                )
                {
                    sentence.Add(t);
                }
            }
            else if (sentence.Count > 0 && token.AsSpan().Trim() is "" or ['.' or '!' or '?', ..])
            {
                sentences.Add([.. sentence]);
                sentence.Clear();
            }
        }
        if (sentence.Count > 0)
        {
            sentences.Add([.. sentence]);
        }
        return sentences;
    }

    private int Number(string stem)
    {
        if (!stems.TryGetValue(stem, out var number))
        {
            stems[stem] = number = stems.Count;
        }
        return number;
    }

    private static bool Letters(string token) => token.Any(char.IsLetterOrDigit);

    private static string? Ten(string token)
    {
        var digits = token.AsSpan().Trim();
        return digits.Length == 2 && char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[1])
            ? $"{digits[0]}0s"
            : null;
    }
}
