namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// The model before any prompt: a vocabulary, modified Kneser-Ney over its words, and spelling for all other words.
/// Word numbers: 0 is the line end, then the vocabulary in order of first use; -1 is a word not in it. Safe for many threads.
/// </summary>
internal sealed class WordModel
{
    private const int Order = 4;
    private const int MostPowers = 16;
    private const double RareShare = 0.04;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> words = [];
    private readonly System.Collections.Concurrent.ConcurrentDictionary<double, (double[], double, double)> powers = [];

    /// <summary>Trains on texts.</summary>
    /// <exception cref="InputException">No text holds a word.</exception>
    public WordModel(IEnumerable<string> texts)
    {
        var lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        Add(WordTokenizer.LineEnd);
        List<int> stream = [];
        List<int[]> documents = [];
        foreach (var text in texts)
        {
            var start = stream.Count;
            var tokenizer = new WordTokenizer(WordTokenizer.Normalise(text.AsSpan().Trim()));
            while (tokenizer.MoveNext())
            {
                stream.Add(
                    lookup.TryGetValue(tokenizer.Current, out var word) ? word : Add(tokenizer.Current.ToString())
                );
            }
            if (stream.Count > start)
            {
                stream.Add(0);
                documents.Add([.. stream[start..]]);
            }
        }
        if (stream.Count == 0)
        {
            throw new InputException(
                "The texts to train the embedded model on hold no word; give at least one sentence."
            );
        }
        Documents = documents;
        Ngrams = KneserNeyModel.Train(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(stream), Order);
        Spelling = new(words, words);
        Kinds = [.. words.Select(SpeakerWords.KindOf)];
        Ends = [.. words.Select(w => w.AsSpan().Trim() is ['.' or '!' or '?', ..])];
        var opens = new bool[words.Count];
        foreach (var document in documents)
        {
            var start = true;
            foreach (var word in document)
            {
                opens[word] |= start && words[word] is [' ', var first, ..] && char.IsLetter(first);
                start = Ends[word];
            }
        }
        Openers = [.. Enumerable.Range(0, words.Count).Where(w => opens[w])];
        var uses = new int[words.Count];
        foreach (var word in documents.SelectMany(d => d.Distinct()))
        {
            uses[word]++;
        }
        Rare = [.. words.Select((w, i) => uses[i] <= RareShare * documents.Count && w.Any(char.IsLetterOrDigit))];
        Sentences = new(() => SentenceRules.Sentences(documents, w => w == 0 || Ends[w]));
    }

    /// <summary>The training texts as word numbers, each ended by 0.</summary>
    public IReadOnlyList<int[]> Documents { get; }

    /// <summary>By word: its kind (<see cref="SpeakerWords"/>).</summary>
    public byte[] Kinds { get; }

    /// <summary>By word: whether it ends a sentence.</summary>
    public bool[] Ends { get; }

    /// <summary>The words that begin a sentence of the training texts.</summary>
    public int[] Openers { get; }

    /// <summary>By word: whether so few texts have it that it says what a text is about.</summary>
    public bool[] Rare { get; }

    /// <summary>The training texts' sentences, for <see cref="SentenceRules"/>.</summary>
    public Lazy<HashSet<ulong>> Sentences { get; }

    /// <summary>The n-gram model over word numbers.</summary>
    public KneserNeyModel Ngrams { get; }

    /// <summary>How words outside the vocabulary are spelt.</summary>
    public SpellingModel Spelling { get; }

    /// <summary>The vocabulary; a word's place is its number.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>The probabilities without context of the vocabulary's words, each divided by the largest, to a power; the largest; their sum.</summary>
    public (double[] Each, double Largest, double Sum) Powers(double power)
    {
        if (powers.Count > MostPowers)
        {
            powers.Clear();
        }
        return powers.GetOrAdd(
            power,
            p =>
            {
                var probabilities = Ngrams.NoContext.AsSpan(0, words.Count);
                var largest = 0.0;
                foreach (var probability in probabilities)
                {
                    largest = Math.Max(largest, probability);
                }
                var each = Embedded.Powers.Raise(probabilities, largest, p);
                return (each, largest, each.Sum());
            }
        );
    }

    /// <summary>A token's number, or -1.</summary>
    public int Number(ReadOnlySpan<char> token) =>
        numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out var word) ? word : -1;

    private int Add(string word)
    {
        numbers.Add(word, words.Count);
        words.Add(word);
        return words.Count - 1;
    }
}
