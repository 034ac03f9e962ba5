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
    private const string AlgorithmVersion = "kneser-ney 4, prompt mixture 1";

    private readonly WordModel words;
    private readonly NearTexts near;
    private readonly Lazy<LatentSpace> space;

    private EmbeddedModel(IEnumerable<string> texts, string digest)
    {
        Digest = digest;
        words = new(texts);
        TermSpace terms = new(words);
        near = new(words, terms);
        space = new(() => LatentSpace.Find(words, terms));
    }

    /// <summary>SHA-256 over the algorithm's version and the texts or files trained on, in hexadecimal.</summary>
    public string Digest { get; }

    /// <summary>Answers messages; a light object, made anew at each call.</summary>
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
                var files = Directory.GetFiles(Home.Data("corpora"), "*.yaml").Order(StringComparer.Ordinal).ToArray();
                var texts = TrainingTexts.Expand(cancellationToken);
                return new EmbeddedModel(texts, Hash(files.Select(File.ReadAllBytes)));
            },
            cancellationToken
        );

    /// <summary>Trains on texts given.</summary>
    /// <param name="texts">One text each; a line end inside a text ends a unit of context too.</param>
    /// <exception cref="InputException">No text holds a word.</exception>
    public static EmbeddedModel Train(IEnumerable<string> texts)
    {
        var kept = texts.ToArray();
        return new(kept, Hash(kept.Select(Encoding.UTF8.GetBytes)));
    }

    /// <summary>The model as a prompt makes it.</summary>
    internal PromptModel Adapt(string prompt, CancellationToken cancellationToken) =>
        new(words, prompt, near.Near(prompt), cancellationToken);

    /// <summary>The model of a prompt's own words, without the training texts near it.</summary>
    internal PromptModel AdaptToWordsAlone(string prompt, CancellationToken cancellationToken) =>
        new(words, prompt, new(), cancellationToken);

    /// <summary>What a context says for each of several statements, in nats.</summary>
    internal double[] Channel(string context, string question, IReadOnlyList<string> statements) =>
        near.Channel(context, question, statements);

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
