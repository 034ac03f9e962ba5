namespace PersonaNotebooks.Models.Corpora;

/// <summary>One short review, with the truth it was drawn from.</summary>
/// <param name="Id">For example <c>v12</c>.</param>
/// <param name="Place">The name of the place reviewed.</param>
/// <param name="Kind">What kind of place it is.</param>
/// <param name="Label"><c>positive</c> or <c>negative</c>.</param>
/// <param name="Group">The <see cref="ReviewGroup.Name"/> of the writer's group: planted, and to be hidden from a learner.</param>
/// <param name="Text">The review, one line.</param>
public sealed record Review(string Id, string Place, string Kind, string Label, string Group, string Text);
