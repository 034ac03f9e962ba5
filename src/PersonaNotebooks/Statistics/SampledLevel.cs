namespace PersonaNotebooks.Statistics;

/// <summary>One level of sampling: who or what each observation belongs to.</summary>
/// <param name="Name">For example "persona", "wording", "option order".</param>
/// <param name="Ids">The member of the level for each observation, any whole numbers; equal ids are the same member.</param>
public sealed record SampledLevel(string Name, IReadOnlyList<int> Ids);
