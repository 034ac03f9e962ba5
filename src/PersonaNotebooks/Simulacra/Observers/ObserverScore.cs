using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Simulacra;

/// <summary>What the judges make of one method, 0 to 100.</summary>
/// <param name="Method">Method and ablation.</param>
/// <param name="Description">Description matching: mean rating of step 2.</param>
/// <param name="Response">Response similarity: mean rating of step 4.</param>
/// <param name="Combined">Both together, by the weight of the report.</param>
public sealed record ObserverScore(string Method, Estimate Description, Estimate Response, Estimate Combined);
