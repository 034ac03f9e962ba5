namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// Finds the training texts most like a prompt (cosine of their term weights, through an inverted index) and trains a small
/// model on them, so that what the prompt is about, and who it says is speaking, changes what the model expects.
/// </summary>
internal sealed class NearTexts
{
    private const int Neighbours = 32;
    private const int Witnesses = 64;
    private const double PriorWitnesses = 48;

    private readonly WordModel model;
    private readonly TermSpace terms;
    private readonly (int Document, float Weight)[][] postings;
    private readonly (int Term, float Weight)[][] weighed;

    /// <summary>Indexes the training texts.</summary>
    public NearTexts(WordModel model, TermSpace terms)
    {
        (this.model, this.terms) = (model, terms);
        var lists = Enumerable.Range(0, terms.Count).Select(_ => new List<(int, float)>()).ToArray();
        weighed = [.. model.Documents.Select(terms.Weigh)];
        for (var d = 0; d < weighed.Length; d++)
        {
            foreach (var (term, weight) in weighed[d])
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
        foreach (var (document, _) in Nearest(prompt, Neighbours))
        {
            var state = near.Start;
            foreach (var word in model.Documents[document])
            {
                state = near.Learn(state, word);
            }
        }
        return near;
    }

    /// <summary>
    /// Log-probability (nats) of a context's terms under the training texts nearest to a statement, each text counting by its
    /// likeness: the channel direction of Min et al. 2022, from answer to prompt. Smoothed towards the terms' frequency in all
    /// texts, so that a term on which the nearest texts are silent speaks for no answer.
    /// </summary>
    public double Channel(string context, string statement)
    {
        var witnesses = Nearest(statement, Witnesses);
        Dictionary<int, double> counts = [];
        foreach (var (document, score) in witnesses)
        {
            foreach (var (term, _) in weighed[document])
            {
                counts[term] = counts.GetValueOrDefault(term) + score;
            }
        }
        var unit = witnesses.Count == 0 ? 1 : witnesses.Average(w => w.Score);
        return terms
            .Weigh(context)
            .Where(t => postings[t.Term].Length > 0)
            .Sum(t =>
            {
                var usual = postings[t.Term].Length / (double)model.Documents.Count;
                return Math.Log(
                    (counts.GetValueOrDefault(t.Term) / unit + PriorWitnesses * usual)
                        / (witnesses.Count + PriorWitnesses)
                );
            });
    }

    private List<(int Document, float Score)> Nearest(string text, int count)
    {
        var scores = new float[model.Documents.Count];
        foreach (var (term, weight) in terms.Weigh(text))
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
                best.Enqueue(d, (scores[d], -d));
                if (best.Count > count)
                {
                    best.Dequeue();
                }
            }
        }
        return [.. best.UnorderedItems.Select(i => (i.Element, scores[i.Element])).OrderBy(i => i.Element)];
    }
}
