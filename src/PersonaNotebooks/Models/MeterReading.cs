using System.Globalization;

namespace PersonaNotebooks.Models;

/// <summary>What a <see cref="Meter"/> has counted so far.</summary>
public sealed record MeterReading
{
    /// <summary>Calls that a model answered.</summary>
    public long Made { get; init; }

    /// <summary>Answers that came from the store, or from a call that another caller was just making.</summary>
    public long Reused { get; init; }

    /// <summary>Calls that ended without an answer after all retries.</summary>
    public long Failed { get; init; }

    /// <summary>Further tries after a failure that may heal.</summary>
    public long Retries { get; init; }

    /// <summary>Tokens read by the model in the calls made, where it counts them.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens written by the model in the calls made, where it counts them.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Money spent on the calls made, in the price table's currency; 0 without a price table.</summary>
    public decimal Cost { get; init; }

    /// <summary>False when the model may charge and no price file says how much: <see cref="Cost"/> is then no cost.</summary>
    public bool CostIsKnown { get; init; } = true;

    /// <summary>What happened that a person should know, such as a hosted model that changed its build.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>One line: "3 made, 0 reused, 0 failed, 12 tokens in, 30 out, cost 0", or "cost unknown (no --prices)".</summary>
    public override string ToString()
    {
        var retries = Retries == 0 ? "" : $" ({Retries} retries)";
        var cost =
            CostIsKnown || Made + Failed == 0
                ? string.Create(CultureInfo.InvariantCulture, $"cost {Cost:0.######}")
                : "cost unknown (no --prices)";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Made} made{retries}, {Reused} reused, {Failed} failed, {InputTokens} tokens in, {OutputTokens} out, {cost}"
        );
    }
}
