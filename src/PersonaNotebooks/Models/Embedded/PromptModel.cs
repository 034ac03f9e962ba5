using System.Numerics.Tensors;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// The model as one prompt makes it: a mixture, in every context, of the trained model, a small model of the prompt, and one
/// of the training texts nearest to the prompt. Each part sums to one and so do the weights, hence the mixture does.
/// Prepared once, then read by any number of threads.
/// </summary>
internal sealed class PromptModel
{
    /// <summary>A place in a text: the contexts of the three components.</summary>
    internal readonly record struct State(int Base, LocalModel.State Prompt, LocalModel.State Near);

    // Drawing wants words that go on as the near texts do; it can do without most of what smoothing holds back for the unseen.
    private const double AnswerDiscount = 0.1;

    // From so many new words on, a prompt tells how its own are spelt (names, paths, numbers); this share of other words is like them.
    private const int LeastSpellings = 100;
    private const double OwnSpelling = 0.5;

    private const int LeastMatter = 20;
    private const double StrangeShare = 0.1;

    private readonly WordModel model;
    private readonly LocalModel local = new();
    private readonly LocalModel near;
    private MixtureWeights weights;
    private double discount = LocalModel.Discount;
    private readonly List<string> newWords = [];
    private readonly List<double> newWordSpellings = [];
    private readonly SpellingModel? spelling;
    private readonly Dictionary<string, int> newWordNumbers = new(StringComparer.Ordinal);
    private readonly Lazy<(double[] Prompt, double[] Near)> frequencies;
    private readonly Lazy<Openers> openers;
    private readonly Lazy<(int[] Words, bool[] Is)> localWords;
    private readonly double otherShare;
    private readonly List<int> words = [];

    /// <summary>Adapts a trained model to a prompt.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="prompt">The prompt; the text to come continues its last line, or starts anew after a line end.</param>
    /// <param name="near">A model of the training texts nearest to the prompt; may be empty.</param>
    /// <param name="cancellationToken">Stops the preparation of a long prompt.</param>
    public PromptModel(WordModel model, string prompt, LocalModel near, CancellationToken cancellationToken = default)
    {
        (this.model, this.near) = (model, near);
        State state = new(model.Ngrams.Start, new(-1, -1, -1), near.Start);
        List<MixtureWeights.Observation> observations = [];
        var tokenizer = new WordTokenizer(WordTokenizer.Normalise(prompt));
        while (tokenizer.MoveNext())
        {
            if ((observations.Count & 1023) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
            var word = Learn(tokenizer.Current);
            words.Add(word);
            observations.Add(
                new(
                    Context(state),
                    BaseProbability(state.Base, word),
                    local.IsEmpty ? 0 : local.Probability(state.Prompt, word, discount),
                    near.Probability(state.Near, word)
                )
            );
            var next = state.Base;
            model.Ngrams.Step(ref next, InBase(word));
            state = new(next, local.Learn(state.Prompt, word), near.Next(state.Near, InBase(word)));
        }
        End = state;
        weights = MixtureWeights.Estimate(
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(observations),
            !local.IsEmpty,
            !near.IsEmpty
        );
        PromptTokens = observations.Count;
        IsStrange = PromptTokens >= LeastMatter && newWords.Count > StrangeShare * words.Distinct().Count();
        if (newWords.Count >= LeastSpellings)
        {
            spelling = new(newWords, model.Words);
            newWordSpellings = [.. newWords.Select(w => Math.Exp(Spelt(w)))];
        }
        otherShare = 1 - newWordSpellings.Sum();
        openers = new(() => new(this, prompt, model.Opens));
        localWords = new(LocalWords);
        frequencies = new(() => (local.Frequencies(WordCount), near.Frequencies(model.Words.Count)));
    }

    /// <summary>The same model with the weights for drawing an answer.</summary>
    public PromptModel ForAnswers()
    {
        var copy = (PromptModel)MemberwiseClone();
        copy.discount = AnswerDiscount;
        copy.weights = near.IsEmpty ? weights : weights.ForAnswers();
        return copy;
    }

    /// <summary>The prompt's words.</summary>
    public IReadOnlyList<int> Words => words;

    /// <summary>By word of the vocabulary: its kind (<see cref="SpeakerWords"/>).</summary>
    public byte[] Kinds => model.Kinds;

    /// <summary>The words of the vocabulary that have a kind.</summary>
    public int[] WordsOfKind => model.WordsOfKind;

    /// <summary>Whether a word says what a text is about: few training texts have it, or none.</summary>
    public bool Rare(int word) => word >= model.Words.Count || model.Rare[word];

    /// <summary>Whether a word ends a sentence.</summary>
    public bool Ends(int word) => word < model.Words.Count && model.Ends[word];

    /// <summary>The words of the vocabulary that end a sentence.</summary>
    public int[] EndWords => model.EndWords;

    /// <summary>Which words may begin a sentence of an answer.</summary>
    public Openers Openers => openers.Value;

    /// <summary>Whether some text has a word after the last two, or the prompt after the last one; the end may always follow.</summary>
    public bool Follows(State state, int word) =>
        word == 0
        || model.Ngrams.Continues(model.Ngrams.Shortened(state.Base, 2), InBase(word))
        || local.GoesOn(state.Prompt, word);

    /// <summary>Whether the prompt is more than a few words and many of them stand in no training text.</summary>
    public bool IsStrange { get; }

    /// <summary>The same model for an answer made of the prompt's own words.</summary>
    public PromptModel ForExtracts()
    {
        var copy = (PromptModel)MemberwiseClone();
        copy.discount = AnswerDiscount;
        copy.weights = local.IsEmpty ? weights : weights.ForExtracts();
        copy.Extracts = !local.IsEmpty;
        return copy;
    }

    /// <summary>Whether an answer is made of the prompt's own words.</summary>
    public bool Extracts { get; private set; }

    /// <summary>The place right after the prompt.</summary>
    public State End { get; }

    /// <summary>How many tokens the prompt has.</summary>
    public int PromptTokens { get; }

    /// <summary>How many words have a number: the vocabulary, then the prompt's own new words. The next number stands for any other word.</summary>
    public int WordCount => model.Words.Count + newWords.Count;

    /// <summary>A word's text.</summary>
    public string Text(int word) => word < model.Words.Count ? model.Words[word] : newWords[word - model.Words.Count];

    /// <summary>A token's text, without a new string where the model holds it already.</summary>
    public string TextOf(ReadOnlySpan<char> token) =>
        Number(token) is >= 0 and var word ? Text(word) : token.ToString();

    /// <summary>A token's number, or -1 for a word known neither to the vocabulary nor from the prompt.</summary>
    public int Number(ReadOnlySpan<char> token)
    {
        var word = model.Number(token);
        return word >= 0 || newWords.Count == 0 ? word
            : newWordNumbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out var known) ? known
            : -1;
    }

    /// <summary>Log-probability (nats) of a token in a place, and the step to the place after it.</summary>
    /// <remarks>
    /// A temperature raises the distribution over numbered words and "any other word" to 1/temperature and renormalises it; the
    /// spelling of another word keeps temperature 1.
    /// </remarks>
    public double Step(ref State state, ReadOnlySpan<char> token, double temperature)
    {
        var word = Number(token);
        var w = weights.In(Context(state));
        var next = state.Base;
        var fromBase = model.Ngrams.Step(ref next, InBase(word));
        double log;
        if (word < 0)
        {
            // The prompt's new words have taken their spelling's share of the unknown mass; this is one of the others.
            log = Tempered(Math.Log(w.Base * fromBase * otherShare), state, temperature);
            log += SpellingShare(token);
        }
        else
        {
            fromBase *= word < model.Words.Count ? 1 : newWordSpellings[word - model.Words.Count];
            log = Math.Log(
                w.Base * fromBase
                    + w.Prompt * local.Probability(state.Prompt, word, discount)
                    + w.Near * near.Probability(state.Near, InBase(word), discount)
            );
            log = Tempered(log, state, temperature);
        }
        state = new(next, local.Next(state.Prompt, word), near.Next(state.Near, InBase(word)));
        return log;
    }

    /// <summary>Log-probability that a word which has no number is spelt so.</summary>
    public double SpellingShare(ReadOnlySpan<char> token) => Spelt(token) - Math.Log(otherShare);

    /// <summary>The place after a numbered word.</summary>
    public State Next(State state, int word)
    {
        var next = state.Base;
        model.Ngrams.Step(ref next, InBase(word));
        return new(next, local.Next(state.Prompt, word), near.Next(state.Near, InBase(word)));
    }

    /// <summary>The distribution in a place at temperature 1: <see cref="WordCount"/> numbered words, then any other word.</summary>
    public double[] Distribution(State state)
    {
        var result = new double[WordCount + 1];
        Fill(state, result);
        return result;
    }

    /// <summary>The same into a buffer of that length.</summary>
    public void Distribution(State state, Span<double> result) => Fill(state, result);

    private double Fill(State state, Span<double> result)
    {
        var vocabulary = model.Words.Count;
        var w = weights.In(Context(state));
        var known = result[..(vocabulary + 1)];
        var scale = model.Ngrams.Distribution(state.Base, known, w.Base);
        var unknown = known[vocabulary];
        for (var i = 0; i < newWords.Count; i++)
        {
            result[vocabulary + i] = unknown * newWordSpellings[i];
        }
        result[^1] = unknown * otherShare;
        var (ofPrompt, ofNear) = frequencies.Value;
        local.AddTo(result[..WordCount], state.Prompt, w.Prompt, discount, ofPrompt);
        near.AddTo(result[..vocabulary], state.Near, w.Near, discount, ofNear);
        return scale;
    }

    private double Tempered(double log, State state, double temperature)
    {
        if (temperature == 1)
        {
            return log;
        }
        var power = 1 / temperature;
        var buffer = System.Buffers.ArrayPool<double>.Shared.Rent(WordCount + 1);
        var distribution = buffer.AsSpan(0, WordCount + 1);
        var scale = Math.Pow(Fill(state, distribution), power);
        var powers = model.Powers(power);
        // Words that no part has seen here have the same multiple of what they have without context: their sum is known but for
        // the others'. One after the other: vector sums and powers differ in their last digits from machine to machine.
        var (rest, sum) = (powers.Sum, 0.0);
        foreach (var word in localWords.Value.Words)
        {
            sum += Raise(distribution[word], power);
            rest -= word < powers.Each.Length ? powers.Each[word] : 0;
        }
        foreach (var node in model.Ngrams.Seen(state.Base))
        {
            var word = model.Ngrams.Word(node);
            if (!localWords.Value.Is[word])
            {
                sum += Raise(distribution[word], power);
                rest -= powers.Each[word];
            }
        }
        sum += Raise(distribution[^1], power) + scale * Math.Max(0, rest);
        System.Buffers.ArrayPool<double>.Shared.Return(buffer);
        return log / temperature - Math.Log(sum);
    }

    private static double Raise(double x, double power) => power == 0.5 ? Math.Sqrt(x) : Math.Pow(x, power);

    // The words of the prompt and of the texts near it, and the prompt's new words.
    private (int[] Words, bool[] Is) LocalWords()
    {
        var (ofPrompt, ofNear) = frequencies.Value;
        var found = new bool[WordCount];
        for (var word = 0; word < found.Length; word++)
        {
            found[word] =
                word >= model.Words.Count
                || ofPrompt[word] > 0
                || (word < ofNear.Length && ofNear[word] > 0)
                || word == 0;
        }
        return ([.. Enumerable.Range(0, WordCount).Where(w => found[w])], found);
    }

    private double Spelt(ReadOnlySpan<char> token) =>
        spelling is null
            ? model.Spelling.LogProbability(token)
            : Math.Log(
                (1 - OwnSpelling) * Math.Exp(model.Spelling.LogProbability(token))
                    + OwnSpelling * Math.Exp(spelling.LogProbability(token))
            );

    private int Context(State state) =>
        MixtureWeights.Context(model.Ngrams.Depth(state.Base), local.Depth(state.Prompt), near.Depth(state.Near));

    private int InBase(int word) => word < model.Words.Count ? word : -1;

    private double BaseProbability(int state, int word) =>
        model.Ngrams.Probability(state, InBase(word))
        * (word < model.Words.Count ? 1 : newWordSpellings[word - model.Words.Count]);

    private int Learn(ReadOnlySpan<char> token)
    {
        var word = Number(token);
        if (word < 0)
        {
            word = WordCount;
            newWords.Add(token.ToString());
            newWordNumbers.Add(newWords[^1], word);
            newWordSpellings.Add(Math.Exp(model.Spelling.LogProbability(token)));
        }
        return word;
    }
}
