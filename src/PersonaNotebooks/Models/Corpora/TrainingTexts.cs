namespace PersonaNotebooks.Models.Corpora;

/// <summary>What the embedded model is trained on: one expansion of every corpus.</summary>
/// <param name="Texts">The texts.</param>
/// <param name="People">The persons among them by their fields alone, a sentence a field; half of either leaning.</param>
internal sealed record TrainingTexts(IReadOnlyList<string> Texts, IReadOnlyList<string> People)
{
    private const ulong TrainingSeed = 1960;
    private const int PeopleCount = 2400;

    /// <summary>Expands the corpora.</summary>
    public static TrainingTexts Expand(CancellationToken cancellationToken)
    {
        Seed seed = new(TrainingSeed);
        List<string> texts = [];
        var forum = ForumCorpus.Expand(seed);
        cancellationToken.ThrowIfCancellationRequested();
        texts.AddRange(forum.Posts.Concat(forum.Replies).Select(p => p.Text));
        texts.AddRange(ReviewCorpus.Expand(seed).Reviews.Select(r => r.Text));
        cancellationToken.ThrowIfCancellationRequested();
        var people = PeopleCorpus.Expand(seed, PeopleCount);
        texts.AddRange(people.Select(p => p.Text));
        return new(texts, [.. people.Select(Describe)]);
    }

    private static string Describe(FictionalPerson person) =>
        string.Join(' ', person.Fields.Select(f => f.Key == "age" ? $"{person.Age} years old." : $"{f.Value}."));
}
