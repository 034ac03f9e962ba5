namespace PersonaNotebooks.Surveys.Baselines;

/// <summary>Half of the votes for either party in every state: what a respondent gives who weighs all options alike.</summary>
/// <param name="states">Postal codes.</param>
public sealed class UniformBaseline(IReadOnlyList<string> states) : IElectionBaseline
{
    /// <inheritdoc/>
    public string Name => "uniform";

    /// <inheritdoc/>
    public string Note => "Every option alike; knows nothing.";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Shares { get; } = states.ToDictionary(s => s, _ => 0.5);
}
