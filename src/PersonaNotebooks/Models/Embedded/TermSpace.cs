namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// Texts as weighted terms: lower-cased words of a trained vocabulary, weighted (1 + log frequency) · log(texts / texts with the
/// term) and scaled to length one (Salton and Buckley 1988). Marks and words of no letter or digit are left out.
/// </summary>
internal sealed class TermSpace
{
    private readonly WordModel model;
    private readonly int[] termOfWord;
    private readonly float[] inverseFrequency;

    /// <summary>Counts the terms of a trained model's texts.</summary>
    public TermSpace(WordModel model)
    {
        this.model = model;
        Dictionary<string, int> terms = new(StringComparer.Ordinal);
        termOfWord =
        [
            .. model.Words.Select(w =>
            {
                var term = w.Trim().ToLowerInvariant();
                return !term.Any(char.IsLetterOrDigit) ? -1
                    : terms.TryGetValue(term, out var known) ? known
                    : terms[term] = terms.Count;
            }),
        ];
        var frequency = new int[terms.Count];
        foreach (var document in model.Documents)
        {
            foreach (var term in document.Select(w => termOfWord[w]).Where(t => t >= 0).Distinct())
            {
                frequency[term]++;
            }
        }
        inverseFrequency = [.. frequency.Select(f => (float)Math.Log(model.Documents.Count / (double)Math.Max(1, f)))];
    }

    /// <summary>How many terms there are.</summary>
    public int Count => inverseFrequency.Length;

    /// <summary>How many words of a text are terms; the rest adds nothing to its weights.</summary>
    public (int Term, float Weight)[] Weigh(string text)
    {
        List<int> words = [];
        var tokenizer = new WordTokenizer(WordTokenizer.Normalise(text));
        while (tokenizer.MoveNext())
        {
            words.Add(model.Number(tokenizer.Current));
        }
        return Weigh(words);
    }

    /// <summary>The terms of a text given as word numbers, in order of their numbers; empty if none is known.</summary>
    public (int Term, float Weight)[] Weigh(IEnumerable<int> words)
    {
        int[] found = [.. words.Where(w => w >= 0).Select(w => termOfWord[w]).Where(t => t >= 0)];
        Array.Sort(found);
        List<(int Term, float Weight)> weights = [];
        for (var (i, start) = (1, 0); i <= found.Length; i++)
        {
            if (i == found.Length || found[i] != found[start])
            {
                var weight = (1 + MathF.Log(i - start)) * inverseFrequency[found[start]];
                if (weight > 0)
                {
                    weights.Add((found[start], weight));
                }
                start = i;
            }
        }
        var length = MathF.Sqrt(weights.Sum(t => t.Weight * t.Weight));
        return [.. weights.Select(t => (t.Term, t.Weight / length))];
    }
}
