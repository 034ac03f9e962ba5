namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// The words that a prompt's model numbers: the trained vocabulary, then the prompt's own new words. Every other word shares the trained model's
/// unknown mass with the new words, by spelling.
/// </summary>
internal sealed class PromptWords(WordModel model)
{
    // From so many new words on, a prompt tells how its own are spelt (names, paths, numbers); this share of other words is like them.
    private const int LeastSpellings = 100;
    private const double OwnSpelling = 0.5;

    private readonly List<string> added = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private List<double> shares = [];
    private SpellingModel? own;
    private double otherShare = 1;

    /// <summary>How many words have a number.</summary>
    public int Count => model.Words.Count + added.Count;

    /// <summary>How many of them no training text has.</summary>
    public int Added => added.Count;

    /// <summary>The share of the unknown mass that words without a number have.</summary>
    public double OtherShare => otherShare;

    /// <summary>A word's text.</summary>
    public string Text(int word) => word < model.Words.Count ? model.Words[word] : added[word - model.Words.Count];

    /// <summary>A word's number, or -1.</summary>
    public int Number(ReadOnlySpan<char> token)
    {
        var word = model.Number(token);
        return word >= 0 || added.Count == 0 ? word
            : numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out var known) ? known
            : -1;
    }

    /// <summary>A word's number; it gets one if it has none.</summary>
    public int Learn(ReadOnlySpan<char> token)
    {
        var word = Number(token);
        if (word < 0)
        {
            word = Count;
            added.Add(token.ToString());
            numbers.Add(added[^1], word);
            shares.Add(Math.Exp(model.Spelling.LogProbability(token)));
        }
        return word;
    }

    /// <summary>Ends the learning: the spellings are final.</summary>
    public void Close()
    {
        if (added.Count >= LeastSpellings)
        {
            own = new(added, model.Words);
            shares = [.. added.Select(w => Math.Exp(Spelt(w)))];
        }
        otherShare = 1 - shares.Sum();
    }

    /// <summary>The share that a word has of what the trained model gives to its number there: 1, or its share of the unknown mass.</summary>
    public double Share(int word) => word < model.Words.Count ? 1 : shares[word - model.Words.Count];

    /// <summary>Log-probability that a word which has no number is spelt so.</summary>
    public double LogShareOfOthers(ReadOnlySpan<char> token) => Spelt(token) - Math.Log(otherShare);

    private double Spelt(ReadOnlySpan<char> token) =>
        own is null
            ? model.Spelling.LogProbability(token)
            : Math.Log(
                (1 - OwnSpelling) * Math.Exp(model.Spelling.LogProbability(token))
                    + OwnSpelling * Math.Exp(own.LogProbability(token))
            );
}
