namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// Finds the training texts most like a prompt (cosine of their term weights, through an inverted index) and trains a small
/// model on them, so that what the prompt is about, and who it says is speaking, changes what the model expects.
/// </summary>
internal sealed class NearTexts
{
    private const int Neighbours = 32;
    private const int MostParagraphs = 8;

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
    /// <remarks>
    /// Where the prompt has paragraphs, half of the texts are near to the whole and the others near to a paragraph each, so that
    /// a persona has its say beside a long task.
    /// </remarks>
    public LocalModel Near(string prompt)
    {
        var paragraphs = prompt.Split("\n\n").Where(p => !string.IsNullOrWhiteSpace(p)).Take(MostParagraphs).ToArray();
        var documents =
            paragraphs.Length < 2
                ? Nearest(prompt, Neighbours)
                : Nearest(prompt, Neighbours / 2)
                    .Concat(paragraphs.SelectMany(p => Nearest(p, Neighbours / 2 / paragraphs.Length)));
        var chosen = documents.Distinct().Order().ToArray();
        LocalModel near = new(chosen.Sum(d => model.Documents[d].Length));
        foreach (var document in chosen)
        {
            var state = near.Start;
            foreach (var word in model.Documents[document])
            {
                state = near.Learn(state, word);
            }
        }
        return near;
    }

    private IEnumerable<int> Nearest(string text, int count) => Best(Scores(terms.Weigh(text)), count);

    private float[] Scores(IEnumerable<(int Term, float Weight)> query)
    {
        var scores = new float[model.Documents.Count];
        foreach (var (term, weight) in query)
        {
            foreach (var (document, other) in postings[term])
            {
                scores[document] += weight * other;
            }
        }
        return scores;
    }

    private static int[] Best(float[] scores, int count)
    {
        PriorityQueue<int, (float, int)> best = new(count);
        for (var d = 0; d < scores.Length; d++)
        {
            if (scores[d] > 0 && best.Count < count)
            {
                best.Enqueue(d, (scores[d], -d));
            }
            else if (count > 0 && best.TryPeek(out _, out var least) && scores[d] > least.Item1)
            {
                best.DequeueEnqueue(d, (scores[d], -d));
            }
        }
        return [.. best.UnorderedItems.Select(i => i.Element)];
    }
}
