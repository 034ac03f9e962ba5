namespace PersonaNotebooks.Surveys;

/// <summary>How much each state counts in a national mean.</summary>
internal static class StateWeights
{
    /// <summary>The weight of a state; 1 where no weights are given.</summary>
    /// <exception cref="InputException">The weights lack the state.</exception>
    public static double Of(IReadOnlyDictionary<string, double>? weights, string state) =>
        weights is null ? 1
        : weights.TryGetValue(state, out var weight) && weight > 0 ? weight
        : throw new InputException(
            $"There is no weight for the state '{state}'; give one above 0, or no weights at all."
        );
}
