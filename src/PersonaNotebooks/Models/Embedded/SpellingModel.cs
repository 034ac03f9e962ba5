namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// The probability that a word not in the vocabulary is spelt so: a Kneser-Ney model over UTF-16 code units, trained on
/// words (each once): the vocabulary's, or a prompt's own new ones. Code units never seen share the unknown mass evenly; the share that the model gives to the
/// vocabulary's words is taken out, so that the spellings of all other words sum to one.
/// </summary>
internal sealed class SpellingModel
{
    private const int Order = 5;
    private const int CodeUnits = 1 << 16;

    private readonly KneserNeyModel model;
    private readonly double logUnseenShare;
    private readonly double logNewWord;

    /// <summary>Trains on different words.</summary>
    /// <param name="words">The words to learn from.</param>
    /// <param name="vocabulary">The words that need no spelling.</param>
    public SpellingModel(IReadOnlyList<string> words, IReadOnlyList<string> vocabulary)
    {
        List<int> stream = [];
        foreach (var word in words)
        {
            stream.AddRange(word.Select(c => c + 1));
            stream.Add(0);
        }
        model = KneserNeyModel.Train(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(stream), Order);
        logUnseenShare = -Math.Log(CodeUnits - (model.WordCount - 1));
        logNewWord = Math.Log(1 - vocabulary.Sum(w => Math.Exp(Spell(w))));
    }

    /// <summary>The log-probability (nats) of a new word's spelling.</summary>
    public double LogProbability(ReadOnlySpan<char> word) => Spell(word) - logNewWord;

    private double Spell(ReadOnlySpan<char> word)
    {
        var state = model.Start;
        var sum = 0.0;
        foreach (var c in word)
        {
            sum += Math.Log(model.Step(ref state, c + 1));
            // Step gave the unknown mass as a whole; this code unit takes its even share.
            sum += state == NgramTrie.Root && model.IsUnknown(c + 1) ? logUnseenShare : 0;
        }
        return sum + Math.Log(model.Step(ref state, 0));
    }
}
