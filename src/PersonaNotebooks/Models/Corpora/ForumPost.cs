namespace PersonaNotebooks.Models.Corpora;

/// <summary>One post or reply of the town forum.</summary>
/// <param name="Id">For example <c>p17</c> or <c>r204</c>; unique in one expansion.</param>
/// <param name="Author">The writer's <see cref="ForumPerson.Name"/>.</param>
/// <param name="Topic">What it is about; null for everyday posts.</param>
/// <param name="Stance">The side it takes on the topic; null for everyday posts.</param>
/// <param name="Text">The text, one line.</param>
/// <param name="Parent">The <see cref="Id"/> of the post that it answers; null for a post.</param>
public sealed record ForumPost(
    string Id,
    string Author,
    string? Topic,
    string? Stance,
    string Text,
    string? Parent = null
);
