using System.Runtime.InteropServices;

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

    private readonly WordModel model;
    private readonly PromptWords vocabulary;
    private readonly LocalModel local = new();
    private readonly LocalModel near;
    private MixtureWeights weights;
    private double discount = LocalModel.Discount;
    private readonly Lazy<(double[] Prompt, double[] Near)> frequencies;
    private readonly Lazy<Openers> openers;
    private readonly Lazy<int[]> allWords;
    private readonly Lazy<(int[] Words, bool[] Is)> localWords;
    private readonly List<int> words = [];

    /// <summary>Adapts a trained model to a prompt.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="prompt">The prompt; the text to come continues its last line, or starts anew after a line end.</param>
    /// <param name="near">A model of the training texts nearest to the prompt; may be empty.</param>
    /// <param name="cancellationToken">Stops the preparation of a long prompt.</param>
    public PromptModel(WordModel model, string prompt, LocalModel near, CancellationToken cancellationToken = default)
    {
        (this.model, this.near, vocabulary) = (model, near, new(model));
        State state = new(model.Ngrams.Start, new(-1, -1, -1), near.Start);
        List<MixtureWeights.Observation> observations = [];
        var tokenizer = new WordTokenizer(WordTokenizer.Normalise(prompt));
        while (tokenizer.MoveNext())
        {
            if ((observations.Count & 1023) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
            var word = vocabulary.Learn(tokenizer.Current);
            words.Add(word);
            var next = state.Base;
            observations.Add(
                new(
                    Context(state),
                    model.Ngrams.Step(ref next, InBase(word)) * vocabulary.Share(word),
                    local.IsEmpty ? 0 : local.Probability(state.Prompt, word, discount),
                    near.Probability(state.Near, word)
                )
            );
            state = new(next, local.Learn(state.Prompt, word), near.Next(state.Near, InBase(word)));
        }
        vocabulary.Close();
        End = state;
        weights = MixtureWeights.Estimate(CollectionsMarshal.AsSpan(observations), !local.IsEmpty, !near.IsEmpty);
        openers = new(() => new(this, prompt, model.Openers));
        allWords = new(() => [.. Enumerable.Range(0, WordCount)]);
        localWords = new(FindLocalWords);
        frequencies = new(() => (local.Frequencies(WordCount), near.Frequencies(WordCount)));
    }

    /// <summary>The same model with the weights for drawing an answer.</summary>
    public PromptModel ForAnswers()
    {
        var copy = (PromptModel)MemberwiseClone();
        copy.discount = AnswerDiscount;
        copy.weights = near.IsEmpty ? weights : weights.ForAnswers();
        return copy;
    }

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

    /// <summary>The prompt's words.</summary>
    public IReadOnlyList<int> Words => words;

    /// <summary>How many tokens the prompt has.</summary>
    public int PromptTokens => words.Count;

    /// <summary>The place right after the prompt.</summary>
    public State End { get; }

    /// <summary>By word of the vocabulary: its kind (<see cref="SpeakerWords"/>).</summary>
    public byte[] Kinds => model.Kinds;

    /// <summary>Whether a word says what a text is about: few training texts have it, or none.</summary>
    public bool Rare(int word) => word >= model.Words.Count || model.Rare[word];

    /// <summary>Whether a word ends a sentence.</summary>
    public bool Ends(int word) => word < model.Words.Count && model.Ends[word];

    /// <summary>Which words may begin a sentence of an answer.</summary>
    public Openers Openers => openers.Value;

    /// <summary>All numbered words, in order.</summary>
    public int[] AllWords => allWords.Value;

    /// <summary>The words that the prompt or the texts near it hold, the line end and the prompt's new words, in order; and which these are.</summary>
    public (int[] Words, bool[] Is) LocalWords => localWords.Value;

    /// <summary>How many words have a number: the vocabulary, then the prompt's own new words. The next number stands for any other word.</summary>
    public int WordCount => vocabulary.Count;

    /// <summary>A word's text.</summary>
    public string Text(int word) => vocabulary.Text(word);

    /// <summary>A token's text, without a new string where the model holds it already.</summary>
    public string TextOf(ReadOnlySpan<char> token) =>
        Number(token) is >= 0 and var word ? Text(word) : token.ToString();

    /// <summary>A token's number, or -1 for a word known neither to the vocabulary nor from the prompt.</summary>
    public int Number(ReadOnlySpan<char> token) => vocabulary.Number(token);

    /// <summary>Log-probability that a word which has no number is spelt so.</summary>
    public double SpellingShare(ReadOnlySpan<char> token) => vocabulary.LogShareOfOthers(token);

    /// <summary>Log-probability (nats) of a token in a place, and the step to the place after it.</summary>
    /// <remarks>
    /// A temperature raises the distribution over numbered words and "any other word" to 1/temperature and renormalises it; the
    /// spelling of another word keeps temperature 1.
    /// </remarks>
    public double Step(ref State state, ReadOnlySpan<char> token, double temperature) =>
        Step(ref state, token, temperature == 1 ? null : new Tempering(this, model, temperature));

    /// <summary>The same at the temperature of a tempering of this model; null is temperature 1.</summary>
    public double Step(ref State state, ReadOnlySpan<char> token, Tempering? tempering)
    {
        var word = Number(token);
        var w = weights.In(Context(state));
        var next = state.Base;
        var fromBase = model.Ngrams.Step(ref next, InBase(word));
        // The prompt's new words have taken their spelling's share of the unknown mass; a word without a number is one of the others.
        var log = Math.Log(
            word < 0
                ? w.Base * fromBase * vocabulary.OtherShare
                : w.Base * fromBase * vocabulary.Share(word)
                    + w.Prompt * local.Probability(state.Prompt, word, discount)
                    + w.Near * near.Probability(state.Near, InBase(word), discount)
        );
        log = tempering?.Of(log, state) ?? log;
        state = new(next, local.Next(state.Prompt, word), near.Next(state.Near, InBase(word)));
        return word < 0 ? log + SpellingShare(token) : log;
    }

    /// <summary>A temperature of this model; for one thread.</summary>
    public Tempering? At(double temperature) => temperature == 1 ? null : new(this, model, temperature);

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
        Fill(state, result, AllWords);
        return result;
    }

    /// <summary>The words that some training text has after the last two words of a place.</summary>
    public ReadOnlySpan<int> FollowingInTexts(State state) =>
        model.Ngrams.Following(model.Ngrams.Shortened(state.Base, 2));

    /// <summary>The words that the prompt has after the last word, or all of its words where it does not have that.</summary>
    public ReadOnlySpan<int> FollowingInPrompt(State state) => local.Following(state.Prompt);

    /// <summary>
    /// Fills the probabilities in a place, at temperature 1, of some numbered words, each given once and filled at its number, and of any other
    /// word at the end. What stands at other numbers means nothing.
    /// </summary>
    /// <returns>How often a word that no part has seen here has its probability without context.</returns>
    public double Fill(State state, Span<double> result, ReadOnlySpan<int> words)
    {
        var w = weights.In(Context(state));
        var scale = model.Ngrams.Scale(state.Base, w.Base);
        var unknown = scale * model.Ngrams.NoContext[^1];
        foreach (var word in words)
        {
            result[word] =
                word < model.Words.Count ? scale * model.Ngrams.NoContext[word] : unknown * vocabulary.Share(word);
        }
        model.Ngrams.FillSeen(state.Base, result, w.Base);
        var (ofPrompt, ofNear) = frequencies.Value;
        var forPrompt = local.AddSeen(result, state.Prompt, w.Prompt, discount);
        var forNear = near.AddSeen(result, state.Near, w.Near, discount);
        foreach (var word in words)
        {
            result[word] += forPrompt * ofPrompt[word] + forNear * ofNear[word];
        }
        result[^1] = unknown * vocabulary.OtherShare;
        return scale;
    }

    private (int[] Words, bool[] Is) FindLocalWords()
    {
        var (ofPrompt, ofNear) = frequencies.Value;
        var found = new bool[WordCount];
        for (var word = 0; word < found.Length; word++)
        {
            found[word] = word == 0 || word >= model.Words.Count || ofPrompt[word] > 0 || ofNear[word] > 0;
        }
        return (Array.FindAll(AllWords, word => found[word]), found);
    }

    private int Context(State state) =>
        MixtureWeights.Context(model.Ngrams.Depth(state.Base), local.Depth(state.Prompt), near.Depth(state.Near));

    private int InBase(int word) => word < model.Words.Count ? word : -1;
}
