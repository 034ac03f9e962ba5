namespace PersonaNotebooks.Simulacra;

/// <summary>A life as paragraphs in order of time, some with a chapter title before them.</summary>
/// <param name="Paragraphs">The paragraphs; titles are not among them.</param>
public sealed record LifeStory(IReadOnlyList<string> Paragraphs)
{
    /// <summary>Titles by the number, from 1, of the paragraph that they stand before.</summary>
    public IReadOnlyDictionary<int, string> Chapters { get; init; } = new Dictionary<int, string>();

    /// <summary>How many words, split at white space, titles left out.</summary>
    public int Words => Paragraphs.Sum(WordCount);

    /// <summary>All paragraphs, a line each.</summary>
    public string Text => string.Join('\n', Paragraphs);

    /// <summary>Reads markdown: paragraphs between blank lines, titles that begin with <c>## </c>.</summary>
    public static LifeStory Parse(string markdown)
    {
        List<string> paragraphs = [],
            lines = [];
        Dictionary<int, string> chapters = [];
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            var title = line.StartsWith('#');
            if ((title || string.IsNullOrWhiteSpace(line)) && lines.Count > 0)
            {
                paragraphs.Add(string.Join(' ', lines));
                lines.Clear();
            }
            if (title)
            {
                chapters[paragraphs.Count + 1] = line.TrimStart('#').Trim();
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                lines.Add(line.Trim());
            }
        }
        return new(paragraphs) { Chapters = chapters };
    }

    /// <summary>The chunks that memories are made of: two paragraphs each, a last odd one by itself (Xie et al. 2025).</summary>
    public IReadOnlyList<StoryChunk> Chunks() =>
        [
            .. Paragraphs
                .Chunk(2)
                .Select((texts, i) => new StoryChunk(i + 1, 2 * i + 1, 2 * i + texts.Length, string.Join('\n', texts))),
        ];

    /// <summary>The story as the markdown that <see cref="Parse"/> reads.</summary>
    public string ToMarkdown() =>
        string.Concat(
                Paragraphs.Select(
                    (p, i) => (Chapters.TryGetValue(i + 1, out var title) ? $"## {title}\n\n" : "") + p + "\n\n"
                )
            )
            .TrimEnd('\n') + "\n";

    /// <summary>How many words a text has, split at white space.</summary>
    public static int WordCount(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
