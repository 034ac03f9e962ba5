namespace PersonaNotebooks.Simulacra;

/// <summary>One scored answer.</summary>
/// <param name="Character">Whose questions they are.</param>
/// <param name="Model">The model that answered.</param>
/// <param name="Method">Method and ablation.</param>
/// <param name="Number">The item's place on the sheet, from 1.</param>
/// <param name="Draw">Which of several answers, from 0.</param>
/// <param name="Item">The item.</param>
/// <param name="Reply">What was written, or the chosen options.</param>
/// <param name="Score">Points, and whether the reply could be read.</param>
public sealed record ItemResult(
    string Character,
    string Model,
    string Method,
    int Number,
    int Draw,
    Item Item,
    string Reply,
    ItemScore Score
);
