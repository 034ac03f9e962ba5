namespace PersonaNotebooks.Models.Corpora;

/// <summary>The texts that the embedded model is trained on: one expansion of every corpus.</summary>
internal static class TrainingTexts
{
    private const ulong TrainingSeed = 1960;
    private const int People = 2400;

    /// <summary>Expands the corpora.</summary>
    public static List<string> Expand(CancellationToken cancellationToken)
    {
        Seed seed = new(TrainingSeed);
        List<string> texts = [];
        var forum = ForumCorpus.Expand(seed);
        cancellationToken.ThrowIfCancellationRequested();
        texts.AddRange(forum.Posts.Concat(forum.Replies).Select(p => p.Text));
        texts.AddRange(ReviewCorpus.Expand(seed).Reviews.Select(r => r.Text));
        cancellationToken.ThrowIfCancellationRequested();
        texts.AddRange(PeopleCorpus.Expand(seed, People).Select(p => p.Text));
        return texts;
    }
}
