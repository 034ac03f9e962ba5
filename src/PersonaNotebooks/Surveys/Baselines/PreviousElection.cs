using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Surveys.Baselines;

/// <summary>Every state as in the previous election, moved by the same national swing: the one to beat.</summary>
public sealed class PreviousElection : IElectionBaseline
{
    /// <summary>Prepares the prediction.</summary>
    /// <param name="previous">The election before.</param>
    /// <param name="swing">What is added to every state's two-party share; 0 when nothing is known of the new election.</param>
    public PreviousElection(ElectionResults previous, double swing)
    {
        Name = swing == 0 ? $"as in {previous.Year}" : $"{previous.Year} + national swing";
        Shares = previous.States.ToDictionary(r => r.State, r => Math.Clamp(r.TwoPartyShare + swing, 0, 1));
    }

    /// <summary>The prediction with the swing that the country really made.</summary>
    public static PreviousElection WithTrueSwing(ElectionResults previous, ElectionResults election) =>
        new(previous, election.NationalTwoPartyShare - previous.NationalTwoPartyShare);

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Note =>
        "Knows how each state voted four years before; with a swing that is taken from the result it also knows the national share.";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Shares { get; }
}
