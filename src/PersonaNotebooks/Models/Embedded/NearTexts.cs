namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// Finds the training texts most like a prompt (cosine of their term weights, through an inverted index) and trains a small
/// model on them, so that what the prompt is about, and who it says is speaking, changes what the model expects.
/// </summary>
internal sealed class NearTexts
{
    private const int Neighbours = 32;

    private readonly WordModel model;
    private readonly TermSpace terms;
    private readonly (int Document, float Weight)[][] postings;

    /// <summary>Indexes the training texts.</summary>
    public NearTexts(WordModel model, TermSpace terms)
    {
        (this.model, this.terms) = (model, terms);
        var lists = Enumerable.Range(0, terms.Count).Select(_ => new List<(int, float)>()).ToArray();
        for (var d = 0; d < model.Documents.Count; d++)
        {
            foreach (var (term, weight) in terms.Weigh(model.Documents[d]))
            {
                lists[term].Add((d, weight));
            }
        }
        // A term in over a fifth of the texts says nothing of their matter, and its list is long.
        postings = [.. lists.Select(l => l.Count > model.Documents.Count / 5 ? [] : l.ToArray())];
    }

    /// <summary>A model of the texts nearest to a prompt; empty if the prompt shares no term with any.</summary>
    public LocalModel Near(string prompt)
    {
        LocalModel near = new();
        foreach (var document in Nearest(prompt))
        {
            var state = near.Start;
            foreach (var word in model.Documents[document])
            {
                state = near.Learn(state, word);
            }
        }
        return near;
    }

    private IEnumerable<int> Nearest(string prompt)
    {
        var scores = new float[model.Documents.Count];
        foreach (var (term, weight) in terms.Weigh(prompt))
        {
            foreach (var (document, other) in postings[term])
            {
                scores[document] += weight * other;
            }
        }
        PriorityQueue<int, (float, int)> best = new();
        for (var d = 0; d < scores.Length; d++)
        {
            if (scores[d] > 0)
            {
                _ = best.Count < Neighbours ? Add(best, d, scores[d]) : best.EnqueueDequeue(d, (scores[d], -d)) >= 0;
            }
        }
        return best.UnorderedItems.Select(i => i.Element).Order();
    }

    private static bool Add(PriorityQueue<int, (float, int)> queue, int document, float score)
    {
        queue.Enqueue(document, (score, -document));
        return true;
    }
}
