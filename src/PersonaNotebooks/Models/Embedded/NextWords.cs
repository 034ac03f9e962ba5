using System.Numerics.Tensors;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// What may come next in each place of a text that is being drawn. Kept, since the attempts at a sentence pass the same places
/// again and again.
/// </summary>
internal sealed class NextWords(PromptModel prompt, SpeakerWords speaker, SamplingOptions options)
{
    /// <summary>A place in a drawn text.</summary>
    /// <param name="State">The contexts.</param>
    /// <param name="Starts">Whether a sentence starts here.</param>
    /// <param name="MayEnd">Whether the text, or the sentence that has begun, may end here.</param>
    /// <param name="First">Whether nothing was drawn yet.</param>
    internal readonly record struct Place(PromptModel.State State, bool Starts, bool MayEnd, bool First);

    private readonly record struct Candidates(int[] Words, double[] Weights, double[] Logs);

    private readonly Dictionary<Place, Candidates> known = [];
    private readonly double[] buffer = new double[prompt.WordCount + 1];

    /// <summary>Draws a word.</summary>
    /// <returns>Its number and log-probability.</returns>
    public (int Word, double Log) Draw(Place place, RandomStream stream)
    {
        if (!known.TryGetValue(place, out var candidates))
        {
            known[place] = candidates = Find(place);
        }
        var drawn = options.Temperature == 0 ? 0 : TextSampler.Pick(candidates.Weights, stream);
        return (candidates.Words[drawn], candidates.Logs[drawn]);
    }

    /// <summary>Forgets: the speaker has told something new of themselves.</summary>
    public void Clear() => known.Clear();

    private Candidates Find(Place place)
    {
        var distribution = buffer.AsSpan();
        prompt.Distribution(place.State, distribution);
        distribution[^1] = 0; // any other word: it has no text
        if (place.Starts)
        {
            prompt.Openers.Keep(distribution, prompt.Extracts);
        }
        if (!place.MayEnd)
        {
            distribution[0] = 0;
            if (!place.Starts)
            {
                foreach (var word in prompt.EndWords)
                {
                    distribution[word] = 0;
                }
            }
        }
        speaker.Mask(distribution);
        if (!place.Starts)
        {
            KeepSeen(place.State, distribution);
        }
        if (TensorPrimitives.Max<double>(distribution) <= 0)
        {
            // No word fits all rules: those of form give way.
            prompt.Distribution(place.State, distribution);
            distribution[^1] = 0;
            distribution[0] = place.First ? 0 : distribution[0];
        }
        var best = TensorPrimitives.IndexOfMax<double>(distribution);
        var (words, weights) =
            options.Temperature == 0
                ? ([best], [1.0])
                : TextSampler.Candidates(distribution, distribution[best], options);
        var logs = new double[words.Length];
        for (var i = 0; i < logs.Length; i++)
        {
            logs[i] = Math.Log(distribution[words[i]]);
        }
        return new(words, weights, logs);
    }

    // Leaves the words that were seen to follow; all if none was.
    private void KeepSeen(PromptModel.State state, Span<double> distribution)
    {
        var least = TextSampler.LeastShare * TensorPrimitives.Max<double>(distribution);
        List<(int Word, double Probability)> seen = [];
        for (var word = 0; word < distribution.Length - 1; word++)
        {
            if (distribution[word] > 0 && distribution[word] >= least && prompt.Follows(state, word))
            {
                seen.Add((word, distribution[word]));
            }
        }
        if (seen.Count > 0)
        {
            distribution.Clear();
            foreach (var (word, probability) in seen)
            {
                distribution[word] = probability;
            }
        }
    }
}
