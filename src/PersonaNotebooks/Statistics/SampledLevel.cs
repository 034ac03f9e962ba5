namespace PersonaNotebooks.Statistics;

/// <summary>One level of sampling: who or what each observation belongs to.</summary>
/// <param name="Name">For example "persona", "wording", "option order".</param>
/// <param name="Ids">The member of the level for each observation, any whole numbers; equal ids are the same member.</param>
public sealed record SampledLevel(string Name, IReadOnlyList<int> Ids)
{
    /// <summary>
    /// The stratum of each observation where members were drawn within strata, such as people within states; null when they were drawn at large.
    /// Equal ids must be in the same stratum.
    /// </summary>
    public IReadOnlyList<int>? Strata { get; init; }
}
