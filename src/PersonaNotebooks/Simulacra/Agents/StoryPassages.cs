namespace PersonaNotebooks.Simulacra;

/// <summary>
/// A life story cut into passages for rag: at most 512 characters, 32 shared with the next, cut at ends of paragraphs, sentences or words, in that order of
/// preference. Found by words (BM25).
/// </summary>
/// <remarks>Deviation: Xie et al. 2025 search by vectors; words need no second model, and all methods then search alike.</remarks>
public sealed class StoryPassages
{
    /// <summary>The most characters of a passage.</summary>
    public const int Length = 512;

    /// <summary>The most characters that a passage shares with the one before.</summary>
    public const int Overlap = 32;

    private readonly Bm25 index;

    /// <summary>Cuts and indexes a story.</summary>
    public StoryPassages(LifeStory story)
    {
        All = [.. story.Paragraphs.SelectMany(Cut)];
        index = new(All);
    }

    /// <summary>The passages in order.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The passages that share most with a query, best first, equal ones in the story's order; those that share no word are left out.</summary>
    public IReadOnlyList<string> Nearest(string query, int count) =>
        [
            .. All.Zip(index.Scores(query), (text, score) => (text, score))
                .Select((p, i) => (p.text, p.score, i))
                .Where(p => p.score > 0)
                .OrderByDescending(p => p.score)
                .ThenBy(p => p.i)
                .Take(count)
                .Select(p => p.text),
        ];

    private static IEnumerable<string> Cut(string paragraph)
    {
        var start = 0;
        while (paragraph.Length - start > Length)
        {
            var end = End(paragraph, start);
            yield return paragraph[start..end].Trim();
            // The next begins at a word within the overlap.
            var back = paragraph.IndexOf(' ', Math.Max(start + 1, end - Overlap));
            start = back >= 0 && back < end ? back + 1 : end;
        }
        yield return paragraph[start..].Trim();
    }

    private static int End(string text, int start)
    {
        var most = start + Length;
        foreach (var mark in new[] { ". ", " " })
        {
            var at = text.LastIndexOf(mark, most - 1, Length / 2, StringComparison.Ordinal);
            if (at > start + Overlap)
            {
                return at + 1;
            }
        }
        return most;
    }
}
