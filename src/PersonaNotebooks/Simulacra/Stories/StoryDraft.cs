namespace PersonaNotebooks.Simulacra;

/// <summary>The draft as an expanding model reads it: whole, or a window with a summary before and after.</summary>
internal static class StoryDraft
{
    /// <summary>The window around a paragraph with what lies outside it in brief.</summary>
    public static async Task<string> LimitedAsync(
        LifeStory story,
        int at,
        StoryOptions options,
        ISummariser summariser,
        CancellationToken cancellationToken
    )
    {
        var first = Math.Max(0, at - options.Window);
        var last = Math.Min(story.Paragraphs.Count - 1, at + options.Window);
        async Task<string[]> Brief(IEnumerable<string> paragraphs)
        {
            var text = string.Join(' ', paragraphs);
            return text.Length == 0
                ? []
                :
                [
                    await summariser
                        .SummariseAsync(text, options.SummaryWords, cancellationToken)
                        .ConfigureAwait(false),
                ];
        }
        string[] parts =
        [
            .. await Brief(story.Paragraphs.Take(first)).ConfigureAwait(false),
            .. story.Paragraphs.Skip(first).Take(last - first + 1),
            .. await Brief(story.Paragraphs.Skip(last + 1)).ConfigureAwait(false),
        ];
        return string.Join('\n', parts);
    }
}
