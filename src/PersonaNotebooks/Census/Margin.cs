namespace PersonaNotebooks.Census;

/// <summary>A target that raking must reach: a table over some of the dimensions of the table being raked.</summary>
/// <param name="Name">What it is called in reports, for example "age by sex (S0101)".</param>
/// <param name="Target">The counts or shares to reach.</param>
/// <param name="Merge">Categories of the raked table to categories of the target, where the target is coarser; a category that is not named keeps its own name.</param>
public sealed record Margin(string Name, ContingencyTable Target, IReadOnlyDictionary<string, string>? Merge = null)
{
    /// <summary>The target's category that a category of the raked table adds to.</summary>
    public string CategoryFor(string category) => Merge?.GetValueOrDefault(category, category) ?? category;
}
