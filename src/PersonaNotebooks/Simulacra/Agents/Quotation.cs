namespace PersonaNotebooks.Simulacra;

/// <summary>
/// Stands in for writing where a model cannot compose: thoughts and feelings are those of the memory nearest to the query, and the answer is made of the sentences that share most
/// with it (BM25). Nothing is invented; the words are those of the character's own texts.
/// </summary>
internal sealed class Quotation(Character character)
{
    private const int Most = 2;

    private readonly Lazy<Bm25> memories = new(() => new([.. character.Memories.Select(m => m.SearchText)]));

    /// <summary>The thoughts or feelings of the nearest memory that has any; null when none shares a word with the query.</summary>
    public AgentText? Nearest(string query, Func<Memory, string> part)
    {
        var best = character
            .Memories.Zip(memories.Value.Scores(query))
            .Where(m => m.Second > 0 && part(m.First).Length > 0)
            .OrderByDescending(m => m.Second)
            .ThenBy(m => m.First.Key)
            .Select(m => m.First)
            .FirstOrDefault();
        return best is null ? null : new(part(best), false, 0, 0, 0);
    }

    /// <summary>The sentences of some texts that answer a query best, in their order; null when there is no text.</summary>
    public static string? Answer(string query, IReadOnlyList<string> texts)
    {
        string[] sentences = [.. texts.SelectMany(Sentences.Of)];
        if (sentences.Length == 0)
        {
            return null;
        }
        var scores = new Bm25(sentences).Scores(query);
        var best = Enumerable.Range(0, sentences.Length).OrderByDescending(i => scores[i]).ThenBy(i => i).Take(Most);
        return string.Join(' ', best.Order().Select(i => sentences[i].Trim()));
    }
}
