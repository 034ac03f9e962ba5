using PersonaNotebooks.Models.OpenAi;

namespace PersonaNotebooks.Models;

/// <summary>How a lab asks its model. Everything has a default that suits a first run.</summary>
public sealed record LabOptions
{
    /// <summary>Names another answer store than <c>store/answers.db</c>.</summary>
    public const string StoreVariable = "PERSONA_STORE";

    /// <summary>The answer store's file; when null the one that PERSONA_STORE names, else <c>store/answers.db</c> in the collection.</summary>
    public string? Store { get; init; }

    /// <summary>True to take every answer from the store and to fail, naming the call, when one is missing.</summary>
    public bool ReplayOnly { get; init; }

    /// <summary>Where all randomness of the lab comes from.</summary>
    public Seed Seed { get; init; } = new(7);

    /// <summary>How fast the model may be asked.</summary>
    public ThrottleLimits Throttle { get; init; } = new();

    /// <summary>How often a failed call is tried again.</summary>
    public RetryLimits Retry { get; init; } = new();

    /// <summary>Time and size limits of an HTTP endpoint.</summary>
    public EndpointLimits Endpoint { get; init; } = new();

    /// <summary>A price file (see <see cref="PriceTable"/>); null when calls cost nothing or nobody counts.</summary>
    public string? Prices { get; init; }

    /// <summary>The most that may be spent, in the price file's currency; needs <see cref="Prices"/>.</summary>
    public decimal? Budget { get; init; }

    /// <summary>Told after each call.</summary>
    public IProgress<MeterReading>? Progress { get; init; }

    /// <summary>The path of the store that these options mean.</summary>
    public string StorePath =>
        Store
        ?? (
            Environment.GetEnvironmentVariable(StoreVariable) is { Length: > 0 } path
                ? path
                : Path.Combine(Home.Root, "store", "answers.db")
        );
}
