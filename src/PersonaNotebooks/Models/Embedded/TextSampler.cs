namespace PersonaNotebooks.Models.Embedded;

/// <summary>Draws texts from a prompt's model, one line at a time.</summary>
internal static class TextSampler
{
    /// <summary>A drawn text.</summary>
    /// <param name="Text">The text, one line.</param>
    /// <param name="Tokens">How many tokens were drawn.</param>
    /// <param name="Complete">False when the token limit cut it.</param>
    internal readonly record struct Drawn(string Text, int Tokens, bool Complete);

    /// <summary>Draws a text that follows the prompt. It has at least one word: the line end waits for that.</summary>
    public static Drawn Draw(
        PromptModel prompt,
        SamplingOptions options,
        RandomStream stream,
        CancellationToken cancellationToken
    )
    {
        var state = prompt.End;
        List<string> tokens = [];
        while (tokens.Count < options.MaxTokens)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var distribution = prompt.Distribution(state);
            distribution[^1] = 0; // any other word: it has no text
            distribution[0] = tokens.Count == 0 ? 0 : distribution[0];
            var word = Choose(distribution, options, stream);
            if (word == 0)
            {
                return new(WordTokenizer.Join(tokens), tokens.Count, true);
            }
            tokens.Add(prompt.Text(word));
            state = prompt.Next(state, word);
            if (options.Stop.Count > 0)
            {
                var text = WordTokenizer.Join(tokens);
                var end = options.Stop.Select(s => text.IndexOf(s, StringComparison.Ordinal)).Where(i => i >= 0);
                if (end.Any())
                {
                    return new(text[..end.Min()], tokens.Count, true);
                }
            }
        }
        return new(WordTokenizer.Join(tokens), tokens.Count, false);
    }

    /// <summary>Draws one place of a distribution that need not sum to one.</summary>
    public static int Choose(ReadOnlySpan<double> distribution, SamplingOptions options, RandomStream stream)
    {
        var best = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(distribution);
        if (options.Temperature == 0)
        {
            return best;
        }
        var (kept, weights) = Candidates(distribution, distribution[best], options);
        var left = stream.NextDouble() * weights.Sum();
        for (var i = 0; i < kept.Length; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return kept[i];
            }
        }
        return kept[^1];
    }

    private static (int[] Words, double[] Weights) Candidates(
        ReadOnlySpan<double> distribution,
        double best,
        SamplingOptions options
    )
    {
        List<int> words = [];
        List<double> weights = [];
        for (var i = 0; i < distribution.Length; i++)
        {
            if (distribution[i] > 0)
            {
                words.Add(i);
                // Against the best, so that a low temperature cannot underflow all of them.
                weights.Add(Math.Pow(distribution[i] / best, 1 / options.Temperature));
            }
        }
        if (options.TopP == 1 && options.TopK >= words.Count)
        {
            return ([.. words], [.. weights]);
        }
        var (allWords, allWeights) = (words.ToArray(), weights.ToArray());
        Array.Sort(allWeights, allWords, Comparer<double>.Create((a, b) => b.CompareTo(a)));
        var enough = options.TopP * allWeights.Sum();
        var count = 0;
        for (var mass = 0.0; count < Math.Min(options.TopK, allWords.Length) && mass < enough; count++)
        {
            mass += allWeights[count];
        }
        return (allWords[..count], allWeights[..count]);
    }
}
