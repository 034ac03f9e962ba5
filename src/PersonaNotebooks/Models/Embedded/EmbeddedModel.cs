using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models.Corpora;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// A statistical language model that lives in this process: Kneser-Ney n-grams trained in about a second on our own texts
/// (<c>data/corpora</c>), adapted to each prompt. It lets everything run with no account, download or network. It is
/// <b>not an LLM</b>: it continues, scores and chooses by word statistics, and understands nothing. Safe for many threads.
/// </summary>
public sealed class EmbeddedModel
{
    /// <summary>What every passport and caption says of this model.</summary>
    public const string Statement = "embedded statistical model, not an LLM";

    // Part of the digest: raise it when the same texts give other answers.
    private const string AlgorithmVersion = "kneser-ney 4, prompt mixture 6, choices 4, sentences 3";

    private readonly WordModel words;
    private readonly NearTexts near;
    private readonly Lazy<LatentSpace> space;
    private readonly Lazy<ChoiceScorer> choices;

    private EmbeddedModel(IEnumerable<string> texts, IReadOnlyList<string> people, string digest)
    {
        Digest = digest;
        words = new(texts);
        TermSpace terms = new(words);
        near = new(words, terms);
        space = new(() => LatentSpace.Find(words, terms));
        choices = new(() => new(new(new(words)), people));
    }

    /// <summary>SHA-256 over the algorithm's version and the texts trained on, in hexadecimal.</summary>
    public string Digest { get; }

    /// <summary>Answers messages; a light object, made anew at each call.</summary>
    /// <remarks>
    /// The messages' texts are the prompt. The answer is, in this order: JSON, where the options give a schema; a filled form, where
    /// the last message or a system message asks for lines such as <c>Answer: &lt;letter&gt;</c>, <c>Rating: &lt;1 to 5&gt;</c>,
    /// <c>Verdict: &lt;yes|no&gt;</c> or <c>Reason: &lt;one sentence&gt;</c>; the label of one of the answers that the last message
    /// offers as lines <c>A) text</c>; the last message's text with each <c>[MASKED]</c> filled; or else one line of new text.
    /// The seed option and the prompt fix the draw; without a seed, seed 0 holds. Temperature 0.7 and 96 tokens by default.
    /// </remarks>
    public IChatClient Chat => new EmbeddedChatClient(this);

    /// <summary>Turns texts into vectors of length one; the first use takes a moment to find the dimensions.</summary>
    public IEmbeddingGenerator<string, Embedding<float>> Embedder => new LsaEmbedder(space.Value);

    /// <summary>Scores given continuations.</summary>
    public ITextScorer Scorer => new EmbeddedScorer(this);

    /// <summary>Trains on an expansion of all of <c>data/corpora</c>.</summary>
    /// <remarks>
    /// The expansion has a seed of its own, so examples and experiments that expand the same corpora from another seed work with
    /// texts that share sentences with the training texts, but are not among them (<c>SOURCES.md</c> gives the overlap).
    /// </remarks>
    /// <exception cref="InputException">A corpus file is missing or wrong; the message names file and line.</exception>
    public static Task<EmbeddedModel> LoadAsync(CancellationToken cancellationToken = default) =>
        Task.Run(
            () =>
            {
                // The expanded texts, not the files, are what is learnt: another way of expanding makes another model.
                var expanded = TrainingTexts.Expand(cancellationToken);
                return Train(expanded.Texts, expanded.People);
            },
            cancellationToken
        );

    /// <summary>Trains on texts given.</summary>
    /// <param name="texts">One text each; a line end inside a text ends a unit of context too.</param>
    /// <exception cref="InputException">No text holds a word.</exception>
    public static EmbeddedModel Train(IEnumerable<string> texts) => Train([.. texts], []);

    private static EmbeddedModel Train(IReadOnlyList<string> texts, IReadOnlyList<string> people) =>
        new(texts, people, Hash(texts.Concat(people).Select(Encoding.UTF8.GetBytes)));

    /// <summary>
    /// The probabilities of the answers that a prompt offers as labelled lines (<c>A) text</c>): those that <see cref="Chat"/> draws
    /// from. They come from what the prompt adds to the question; without that, all are equal.
    /// </summary>
    /// <param name="prompt">The whole prompt; the last run of labelled lines counts.</param>
    /// <param name="temperature">Flattens (above 1) or sharpens (below 1) them; 0 leaves only the best.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Label and probability in the prompt's order; empty if it offers no answers.</returns>
    /// <exception cref="InputException">The temperature is negative or not finite.</exception>
    public IReadOnlyList<(string Label, double Probability)> Choices(
        string prompt,
        double temperature = 1,
        CancellationToken cancellationToken = default
    )
    {
        if (!(temperature >= 0) || !double.IsFinite(temperature))
        {
            throw new InputException($"The temperature is {temperature}; give a finite number of at least 0.");
        }
        if (ChoiceQuestion.Find(prompt) is not { } question)
        {
            return [];
        }
        var texts = question.Options.Select(o => o.Text).ToArray();
        var weighed = Weigh(Plain(prompt), question.Block, question.Stem, texts, temperature, cancellationToken);
        return [.. question.Options.Zip(weighed, (o, p) => (o.Label, p))];
    }

    /// <summary>The model as a prompt makes it.</summary>
    internal PromptModel Adapt(string prompt, CancellationToken cancellationToken) =>
        new(words, prompt, near.Near(prompt), cancellationToken);

    /// <summary>The model for drawing an answer: where the prompt tells of what no training text knows, the answer is made of the prompt's own words.</summary>
    internal PromptModel AdaptForAnswers(string prompt, CancellationToken cancellationToken)
    {
        var matter = PromptMatter.Of(prompt);
        return PromptMatter.IsStrange(matter, words)
            ? new PromptModel(words, matter + "\n", new(), cancellationToken).ForExtracts()
            : Adapt(PromptMatter.WithoutForm(prompt), cancellationToken).ForAnswers();
    }

    /// <summary>What a text drawn after a prompt may not say.</summary>
    internal SentenceRules Rules(PromptModel adapted, string prompt) =>
        new(words.Sentences.Value, adapted.Extracts ? [] : adapted.Words, prompt);

    /// <summary>A prompt without what tells of the answer's form.</summary>
    internal static string Plain(string prompt) => AnswerForm.WithoutHoles(prompt.ReplaceLineEndings("\n"));

    /// <summary>The probability of each of several texts as answer to a question in a prompt; they sum to one.</summary>
    internal double[] Weigh(
        string plain,
        string block,
        string stem,
        IReadOnlyList<string> options,
        double temperature,
        CancellationToken cancellationToken
    )
    {
        var question = Plain(block).TrimEnd();
        // What follows the question tells how to answer; what stands before it tells who answers and what they know.
        var start = question.Length > 0 ? plain.LastIndexOf(question, StringComparison.Ordinal) : -1;
        cancellationToken.ThrowIfCancellationRequested();
        return choices.Value.Probabilities(start >= 0 ? plain[..start] : plain, stem, options, temperature);
    }

    private static string Hash(IEnumerable<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(AlgorithmVersion));
        foreach (var part in parts)
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(part);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
