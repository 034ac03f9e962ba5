using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>How a text is drawn from the model.</summary>
/// <param name="Temperature">0 takes the most probable word each time.</param>
/// <param name="TopP">Keeps the most probable words that together reach this mass, in (0, 1].</param>
/// <param name="TopK">Keeps at most so many words.</param>
/// <param name="MaxTokens">The longest answer in tokens.</param>
/// <param name="Stop">The answer ends before the first of these.</param>
internal sealed record SamplingOptions(
    double Temperature,
    double TopP,
    int TopK,
    int MaxTokens,
    IReadOnlyList<string> Stop
)
{
    // Below 1, since whole sentences of a word n-gram model come apart at 1.
    private const double DefaultTemperature = 0.7;
    private const int DefaultMaxTokens = 96;

    /// <summary>Reads the options of a chat call.</summary>
    /// <exception cref="InputException">An option is out of range.</exception>
    public static SamplingOptions From(ChatOptions? options)
    {
        var read = new SamplingOptions(
            options?.Temperature ?? DefaultTemperature,
            options?.TopP ?? 1,
            options?.TopK ?? int.MaxValue,
            options?.MaxOutputTokens ?? DefaultMaxTokens,
            options?.StopSequences?.Where(s => s.Length > 0).ToArray() ?? []
        );
        return !(read.Temperature >= 0) || !double.IsFinite(read.Temperature)
                ? throw new InputException(
                    $"The temperature is {read.Temperature}; give a finite number of at least 0."
                )
            : !(read.TopP > 0 && read.TopP <= 1)
                ? throw new InputException($"top-p is {read.TopP}; give a number above 0 and at most 1.")
            : read.TopK < 1 ? throw new InputException($"top-k is {read.TopK}; give at least 1.")
            : read.MaxTokens < 1
                ? throw new InputException($"The most output tokens are {read.MaxTokens}; give at least 1.")
            : read;
    }
}
