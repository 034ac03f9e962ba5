namespace PersonaNotebooks.Metrics.Text;

/// <summary>Two texts as token ids, cut into sentences at line ends, and what comparing them needs.</summary>
internal sealed class RougeWorkspace : IWorkspace
{
    private readonly TokenIds ids = new();

    /// <summary>Token ids of the reference.</summary>
    public List<int> Reference { get; } = [];

    /// <summary>Token ids of the prediction.</summary>
    public List<int> Prediction { get; } = [];

    /// <summary>Where each line of the reference ends, in tokens.</summary>
    public List<int> ReferenceLines { get; } = [];

    /// <summary>Where each line of the prediction ends, in tokens.</summary>
    public List<int> PredictionLines { get; } = [];

    /// <summary>Counted n-grams of the reference.</summary>
    public NgramTable Ngrams { get; } = new();

    /// <summary>How many different tokens both texts have.</summary>
    public int Vocabulary => ids.Count;

    /// <inheritdoc/>
    public bool IsLarge =>
        ids.Count > 1000 || Ngrams.Count > 10_000 || Math.Max(Reference.Count, Prediction.Count) > 10_000;

    /// <summary>Reads the reference.</summary>
    public void ReadReference(string text, PorterStemmer? stemmer) => Read(text, stemmer, Reference, ReferenceLines);

    /// <summary>Reads the prediction.</summary>
    public void ReadPrediction(string text, PorterStemmer? stemmer) => Read(text, stemmer, Prediction, PredictionLines);

    /// <inheritdoc/>
    public void Clear()
    {
        ids.Clear();
        Ngrams.Clear();
        Reference.Clear();
        Prediction.Clear();
        ReferenceLines.Clear();
        PredictionLines.Clear();
    }

    // Runs of a-z and 0-9 after Python's lower-casing, which makes two signs beyond ASCII into such letters.
    private void Read(string text, PorterStemmer? stemmer, List<int> tokens, List<int> lines)
    {
        Span<char> shortToken = stackalloc char[64];
        var token = shortToken;
        var length = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            var letter = c switch
            {
                (>= 'a' and <= 'z') or (>= '0' and <= '9') => c,
                >= 'A' and <= 'Z' => (char)(c | 0x20),
                '\u212A' => 'k',
                '\u0130' => 'i',
                _ => '\0',
            };
            if (letter != 0)
            {
                if (length == token.Length)
                {
                    Span<char> larger = new char[2 * length];
                    token.CopyTo(larger);
                    token = larger;
                }
                token[length++] = letter;
            }
            // The capital i with a dot becomes i and a combining dot, and the dot ends the token.
            if ((letter == 0 || c == '\u0130') && length > 0)
            {
                var kept = stemmer is not null && length > 3 ? stemmer.Stem(token[..length]) : length;
                tokens.Add(ids.Add(token[..kept]));
                length = 0;
            }
            if (c == '\n')
            {
                lines.Add(tokens.Count);
            }
        }
    }
}
