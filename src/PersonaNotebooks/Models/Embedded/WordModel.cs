namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// The model before any prompt: a vocabulary, modified Kneser-Ney over its words, and spelling for all other words.
/// Word numbers: 0 is the line end, then the vocabulary in order of first use; -1 is a word not in it. Safe for many threads.
/// </summary>
internal sealed class WordModel
{
    private const int Order = 4;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> words = [];

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
        Spelling = new(words);
    }

    /// <summary>The training texts as word numbers, each ended by 0.</summary>
    public IReadOnlyList<int[]> Documents { get; }

    /// <summary>The n-gram model over word numbers.</summary>
    public KneserNeyModel Ngrams { get; }

    /// <summary>How words outside the vocabulary are spelt.</summary>
    public SpellingModel Spelling { get; }

    /// <summary>The vocabulary; a word's place is its number.</summary>
    public IReadOnlyList<string> Words => words;

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
