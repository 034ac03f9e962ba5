using Microsoft.Extensions.AI;
using PersonaNotebooks.Models.Store;

namespace PersonaNotebooks.Models;

/// <summary>
/// One model with everything around it: chat, scorer, embedder, answer store, meter, seed. A notebook changes its model by
/// changing one string. Safe for many threads.
/// </summary>
/// <example>
/// <code>
/// await using var lab = await Lab.OpenAsync("embedded");
/// var answer = await lab.Chat.GetResponseAsync("What do you do on a Sunday?");
/// </code>
/// </example>
public sealed class Lab : IAsyncDisposable
{
    private readonly ModelBackend backend;
    private readonly ITextScorer? scorer;
    private readonly Lazy<IEmbeddingGenerator<string, Embedding<float>>>? embedder;
    private readonly Throttle throttle;
    private readonly SemaphoreSlim unstored; // not disposed: a call that outlives the lab still gives its place back
    private readonly SeededChatClient seeded;
    private readonly Price? price;

    private Lab(ModelBackend backend, LabOptions options, AnswerStore store)
    {
        (this.backend, Store, Seed, InFlight) = (backend, store, options.Seed, options.Throttle.InFlight);
        if (options is { Budget: not null, Prices: null })
        {
            throw new InputException("A budget needs a price file; name one, or leave the budget out.");
        }
        price = options.Prices is { } prices ? PriceTable.Load(prices)[Identity.Model] : null;
        throttle = new(options.Throttle);
        unstored = new(InFlight);
        Meter = new(options.Budget, options.Progress, costIsKnown: backend.IsLocal || price is not null);
        // From the outside in: the seed is part of the key; a reused answer costs nothing; one answer is one call, however
        // many tries it takes; every try is paid for and waits for the throttle.
        Chat = seeded = new SeededChatClient(
            new StoredChatClient(
                new MeteredChatClient(
                    new RetryingChatClient(
                        new PricedChatClient(new ThrottledChatClient(backend.Chat, throttle), Meter, price),
                        options.Retry,
                        Meter
                    ),
                    Meter
                ),
                Identity,
                store,
                Meter,
                unstored
            ),
            options.Seed
        );
        StoredCalls calls = new(store, new(options.Retry, Meter), throttle, Meter, price, unstored);
        // The embedded model scores and embeds faster than a store can look up.
        scorer = backend is { Scorer: { } s, IsInProcess: false }
            ? new StoredTextScorer(s, Identity, calls)
            : backend.Scorer;
        embedder = backend is { Embedder: { } e, IsInProcess: false }
            ? new(() => new StoredEmbeddingGenerator(e.Value, Identity, calls))
            : backend.Embedder;
    }

    /// <summary>Which model answers.</summary>
    public ModelIdentity Identity => backend.Identity;

    /// <summary>Answers messages; every answer is in the store before it is seen.</summary>
    public IChatClient Chat { get; }

    /// <summary>Whether <see cref="Scorer"/> is there.</summary>
    public bool CanScore => scorer is not null;

    /// <summary>Gives the probability of a text.</summary>
    /// <exception cref="InputException">This model cannot; the sentence says which can.</exception>
    public ITextScorer Scorer =>
        scorer
        ?? throw new InputException(
            $"{Identity.Model} cannot score texts; models that can: embedded, gguf:PATH, and openai:MODEL@URL where the server offers /v1/completions with echo and logprobs (vLLM)."
        );

    /// <summary>Turns texts into vectors.</summary>
    /// <exception cref="InputException">This model cannot; the sentence says which can.</exception>
    public IEmbeddingGenerator<string, Embedding<float>> Embedder =>
        embedder?.Value
        ?? throw new InputException(
            $"{Identity.Model} cannot turn texts into vectors; models that can: embedded, gguf:PATH, ollama:MODEL and openai:MODEL with an embedding model."
        );

    /// <summary>Every answer so far.</summary>
    public AnswerStore Store { get; }

    /// <summary>Calls, tokens and money of this lab so far; for the console and the run log only.</summary>
    public Meter Meter { get; }

    /// <summary>The seed that the lab was opened with.</summary>
    public Seed Seed { get; }

    /// <summary>The most calls in flight at a time; a call is in flight until its answer would survive the end of this process.</summary>
    public int InFlight { get; }

    /// <summary>Opens a model by name.</summary>
    /// <param name="name"><c>embedded</c>, <c>ollama:MODEL[@URL]</c>, <c>openai:MODEL[@URL]</c> or <c>gguf:PATH</c>.</param>
    /// <param name="options">How to ask it; defaults when null.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="InputException">
    /// Unknown name, missing key, no server at the address, model not there, bad GGUF file, or a store that cannot be used.
    /// </exception>
    public static async Task<Lab> OpenAsync(
        string name = "embedded",
        LabOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new();
        var model = ModelName.Parse(name);
        var store = AnswerStore.Open(options.StorePath, options.ReplayOnly);
        try
        {
            var backend = await ModelBackends.OpenAsync(model, options, store, cancellationToken).ConfigureAwait(false);
            return await BuildAsync(backend, options, store).ConfigureAwait(false);
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Puts the same stack around a client of your own, such as OllamaSharp's <c>OllamaApiClient</c>.</summary>
    /// <param name="client">The client; disposed with the lab.</param>
    /// <param name="identity">Which model it is; when null, what its <see cref="ChatClientMetadata"/> says.</param>
    /// <param name="options">How to ask it; defaults when null.</param>
    /// <exception cref="InputException">The client does not say which model it asks and no identity was given.</exception>
    public static async Task<Lab> OfAsync(
        IChatClient client,
        ModelIdentity? identity = null,
        LabOptions? options = null
    )
    {
        var metadata = client.GetService<ChatClientMetadata>();
        identity ??= metadata?.DefaultModelId is { } model
            ? new(WithoutSecrets(metadata.ProviderUri) ?? metadata.ProviderName ?? client.GetType().Name, model, model)
            : throw new InputException(
                "This chat client does not say which model it asks; give Lab.OfAsync an identity."
            );
        return await OfAsync(new ModelBackend(identity, client), options).ConfigureAwait(false);
    }

    /// <summary>Puts the same stack around a whole backend of your own: chat, scorer and embedder.</summary>
    /// <exception cref="InputException">The store or the price file cannot be used.</exception>
    public static async Task<Lab> OfAsync(ModelBackend backend, LabOptions? options = null)
    {
        options ??= new();
        return await BuildAsync(backend, options, AnswerStore.Open(options.StorePath, options.ReplayOnly))
            .ConfigureAwait(false);
    }

    /// <summary>What a run would cost: looks up which calls are answered already and estimates the others. Asks nothing.</summary>
    /// <param name="calls">The calls as they would be made through <see cref="Chat"/>.</param>
    public CostEstimate Estimate(IEnumerable<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> calls)
    {
        CostEstimate sum = new(0, 0, 0, 0, price is null ? null : 0);
        foreach (var (messages, options) in calls)
        {
            var known = Store.Find(AnswerKey.ForChat(Identity, messages, seeded.Seeded(messages, options))) is not null;
            var (input, output) = known ? default : TokenEstimate.Of(messages, options);
            sum = new(
                sum.Calls + 1,
                sum.Reused + (known ? 1 : 0),
                sum.InputTokens + input,
                sum.OutputTokens + output,
                sum.Cost + price?.Cost(input, output)
            );
        }
        return sum;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await backend.DisposeAsync().ConfigureAwait(false);
        await Store.DisposeAsync().ConfigureAwait(false);
        throttle.Dispose();
    }

    // A client's address may hold a password or a key; neither belongs in the store.
    private static string? WithoutSecrets(Uri? url) =>
        url?.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    private static async Task<Lab> BuildAsync(ModelBackend backend, LabOptions options, AnswerStore store)
    {
        try
        {
            return new(backend, options, store);
        }
        catch
        {
            await backend.DisposeAsync().ConfigureAwait(false);
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
