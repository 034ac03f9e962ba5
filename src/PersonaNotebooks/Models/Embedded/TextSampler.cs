using System.Runtime.InteropServices;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>Draws texts from a prompt's model, one line at a time.</summary>
internal static class TextSampler
{
    /// <summary>A drawn text.</summary>
    /// <param name="Text">The text, one line.</param>
    /// <param name="Tokens">How many tokens were drawn.</param>
    /// <param name="Complete">False when the token limit cut it.</param>
    internal readonly record struct Drawn(string Text, int Tokens, bool Complete);

    /// <summary>Words less probable than this share of the best are not drawn (min-p sampling): a long tail of them would break every sentence.</summary>
    public const double LeastShare = 0.005;

    private const int Attempts = 5;

    // What each fault costs, in nats a word.
    private static readonly double[] Price = [0, 0.35, 3, 6, 9];
    private const int LeastTokens = 4;

    // What a rare word of the prompt that was not yet said is worth in a sentence, up to three of them.
    private const double Bearing = 0.4;
    private const double Stump = 0.5;

    /// <summary>
    /// Draws a text that follows the prompt, sentence by sentence: of a few sentences drawn, the one with the most probable words is
    /// taken, after a price for each rule that it breaks (<see cref="SentenceRules"/>) and a gain for words that bear on the prompt. It has at least a few words, begins with a word, and fits the speaker
    /// (<see cref="SpeakerWords"/>).
    /// </summary>
    /// <param name="prompt">The model as the prompt makes it.</param>
    /// <param name="rules">What a sentence may not be.</param>
    /// <param name="sentences">The least and the most sentences.</param>
    /// <param name="options">How to draw.</param>
    /// <param name="stream">Where chance comes from.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static Drawn Draw(
        PromptModel prompt,
        SentenceRules rules,
        (int Least, int Most) sentences,
        SamplingOptions options,
        RandomStream stream,
        CancellationToken cancellationToken
    )
    {
        var state = prompt.End;
        SpeakerWords speaker = new(prompt);
        NextWords next = new(prompt, speaker, options);
        var topic = prompt.Words.Where(prompt.Rare).ToHashSet();
        List<int> words = [];
        for (var sentence = 0; sentence < sentences.Most && words.Count < options.MaxTokens; sentence++)
        {
            Sentence? best = null;
            for (var attempt = 0; attempt < (options.Temperature == 0 || prompt.Extracts ? 1 : Attempts); attempt++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var mayEnd = sentence >= sentences.Least && words.Count >= LeastTokens;
                var drawn = One(prompt, state, next, words.Count, mayEnd, options, stream);
                var fault = rules.Judge(CollectionsMarshal.AsSpan(drawn.Words), Text(prompt, drawn.Words));
                drawn = drawn with
                {
                    Worth =
                        drawn.Fluency
                        - Price[(int)fault]
                        + Bearing * Math.Min(3, drawn.Words.Distinct().Count(topic.Contains)),
                };
                best = best is null || drawn.Worth > best.Worth ? drawn : best;
            }
            rules.Say(CollectionsMarshal.AsSpan(best!.Words), Text(prompt, best.Words));
            if (best.Words.Count(speaker.Use) > 0)
            {
                next.Clear();
            }
            topic.ExceptWith(best.Words);
            words.AddRange(best.Words);
            if (best.Mark > 0)
            {
                words.Add(best.Mark);
            }
            state = best.After;
            if (Stop(prompt, words, options) is { } stopped)
            {
                return new(stopped, words.Count, true);
            }
            if (best.Ended)
            {
                return new(Text(prompt, words), words.Count, true);
            }
        }
        return new(Text(prompt, words), words.Count, words.Count < options.MaxTokens);
    }

    private sealed record Sentence(List<int> Words, int Mark, bool Ended, PromptModel.State After)
    {
        // The mean log-probability of a word.
        public double Fluency { get; init; }

        public double Worth { get; init; }
    }

    private static Sentence One(
        PromptModel prompt,
        PromptModel.State state,
        NextWords next,
        int before,
        bool mayEnd,
        SamplingOptions options,
        RandomStream stream
    )
    {
        List<int> words = [];
        var logs = 0.0;
        Sentence Done(int mark, bool ended) =>
            new(words, mark, ended, state)
            {
                Fluency = logs / (words.Count + 1) - (words.Count < LeastTokens ? Stump : 0),
            };
        while (before + words.Count < options.MaxTokens)
        {
            var starts = words.Count == 0;
            var ends = starts ? mayEnd : before + words.Count >= LeastTokens;
            var (word, log) = next.Draw(new(state, starts, ends, starts && before == 0), stream);
            logs += log;
            if (word == 0)
            {
                return Done(0, true);
            }
            state = prompt.Next(state, word);
            if (prompt.Ends(word))
            {
                return Done(word, false);
            }
            words.Add(word);
        }
        return Done(0, false);
    }

    private static string Text(PromptModel prompt, IEnumerable<int> words) =>
        WordTokenizer.Join(words.Select(prompt.Text));

    private static string? Stop(PromptModel prompt, List<int> words, SamplingOptions options)
    {
        if (options.Stop.Count == 0)
        {
            return null;
        }
        var text = Text(prompt, words);
        var ends = options.Stop.Select(s => text.IndexOf(s, StringComparison.Ordinal)).Where(i => i >= 0).ToArray();
        return ends.Length > 0 ? text[..ends.Min()] : null;
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
        return kept[Pick(weights, stream)];
    }

    /// <summary>Draws one place by weight.</summary>
    public static int Pick(double[] weights, RandomStream stream)
    {
        var left = stream.NextDouble() * weights.Sum();
        for (var i = 0; i < weights.Length; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return i;
            }
        }
        return weights.Length - 1;
    }

    /// <summary>The places that may be drawn at a temperature above 0, and their weights.</summary>
    public static (int[] Words, double[] Weights) Candidates(
        ReadOnlySpan<double> distribution,
        double best,
        SamplingOptions options
    )
    {
        List<int> words = [];
        List<double> weights = [];
        for (var i = 0; i < distribution.Length; i++)
        {
            if (distribution[i] > 0 && distribution[i] >= LeastShare * best)
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
