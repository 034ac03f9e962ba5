namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// Finds the training texts most like a prompt (cosine of their term weights, through an inverted index) and trains a small
/// model on them, so that what the prompt is about, and who it says is speaking, changes what the model expects.
/// </summary>
internal sealed class NearTexts
{
    private const int Neighbours = 32;
    private const int MostParagraphs = 8;
    private const int Witnesses = 200;
    private const float OffTopic = 0.25f;
    private const double PriorWitnesses = 150;

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
        LocalModel near = new();
        foreach (var document in documents.Distinct().Order())
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
    /// For each of several statements, the log-probability (nats, up to a constant) of a context's terms under the training texts
    /// that make it: the channel direction of Min et al. 2022, from answer to prompt. A text is a witness for a statement by the
    /// terms that not all statements share, and the more so the more it is about the question. Smoothed towards the terms'
    /// frequency in all texts, so that terms on which the witnesses are silent speak for no statement.
    /// </summary>
    public double[] Channel(string context, string question, IReadOnlyList<string> statements)
    {
        var weights = statements.Select(terms.Weigh).ToArray();
        var shared = weights.Select(w => w.Select(t => t.Term)).Aggregate((a, b) => a.Intersect(b)).ToHashSet();
        var about = Scores(terms.Weigh(question));
        var most = Math.Max(about.Max(), float.Epsilon);
        var said = terms.Weigh(context).Select(t => t.Term).Where(t => postings[t].Length > 0).ToArray();
        var likeness = weights
            .Select(w =>
                Scores(w.Where(t => !shared.Contains(t.Term)))
                    .Select((s, d) => s * (OffTopic + about[d] / most))
                    .ToArray()
            )
            .ToArray();
        // As many witnesses for each: the logarithm of a noisier count is lower on average.
        var count = likeness.Select(l => l.Count(s => s > 0)).Where(n => n > 0).DefaultIfEmpty().Min();
        return [.. likeness.Select(l => Evidence(said, Best(l, Math.Min(count, Witnesses))))];
    }

    private double Evidence(IEnumerable<int> said, List<(int Document, float Score)> witnesses)
    {
        Dictionary<int, double> counts = [];
        foreach (var (document, score) in witnesses)
        {
            foreach (var (term, _) in weighed[document])
            {
                counts[term] = counts.GetValueOrDefault(term) + score;
            }
        }
        var unit = witnesses.Count == 0 ? 1 : witnesses.Average(w => w.Score);
        return said.Sum(t =>
        {
            var usual = postings[t].Length / (double)model.Documents.Count;
            return Math.Log(
                    (counts.GetValueOrDefault(t) / unit + PriorWitnesses * usual) / (witnesses.Count + PriorWitnesses)
                ) - Math.Log(usual);
        });
    }

    private IEnumerable<int> Nearest(string text, int count) =>
        Best(Scores(terms.Weigh(text)), count).Select(d => d.Document);

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

    private static List<(int Document, float Score)> Best(float[] scores, int count)
    {
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
