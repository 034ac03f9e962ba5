namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// A prompt's model at one temperature: its distribution over numbered words and "any other word", in each place, to the power 1/temperature and
/// renormalised. Keeps what it found for each place; for one thread.
/// </summary>
internal sealed class Tempering
{
    private readonly PromptModel prompt;
    private readonly KneserNeyModel trained;
    private readonly double power;
    private readonly double[] powers;
    private readonly double mostWithoutContext;
    private readonly double sumOfOthers;
    private readonly int[] words;
    private readonly double[] distribution;
    private readonly double[] found;
    private readonly Dictionary<PromptModel.State, double> known = [];

    /// <summary>Prepares a temperature.</summary>
    /// <param name="prompt">The model at temperature 1.</param>
    /// <param name="model">The trained model under it.</param>
    /// <param name="temperature">A finite number above 0.</param>
    public Tempering(PromptModel prompt, WordModel model, double temperature)
    {
        (this.prompt, trained, power) = (prompt, model.Ngrams, 1 / temperature);
        (powers, mostWithoutContext, var sum) = model.Powers(power);
        words = new int[prompt.WordCount];
        distribution = new double[prompt.WordCount + 1];
        found = new double[prompt.WordCount + 1];
        prompt.LocalWords.Words.CopyTo(words, 0);
        foreach (var word in prompt.LocalWords.Words)
        {
            sum -= word < powers.Length ? powers[word] : 0;
        }
        sumOfOthers = sum;
    }

    /// <summary>The log-probability at this temperature, from that at temperature 1.</summary>
    public double Of(double log, PromptModel.State state)
    {
        if (!known.TryGetValue(state, out var sum))
        {
            known[state] = sum = LogSum(state);
        }
        return log * power - sum;
    }

    // Words that no part has seen here have the same multiple of what they have without context, so their sum is known.
    private double LogSum(PromptModel.State state)
    {
        var (local, isLocal) = prompt.LocalWords;
        var (count, others) = (local.Length, sumOfOthers);
        foreach (var word in trained.Seen(state.Base))
        {
            if (!isLocal[word])
            {
                words[count++] = word;
                others -= powers[word];
            }
        }
        var scale = prompt.Fill(state, distribution, words.AsSpan(0, count));
        var best = found[count] = distribution[^1];
        for (var i = 0; i < count; i++)
        {
            best = Math.Max(best, found[i] = distribution[words[i]]);
        }
        // Against the best, so that a low temperature cannot underflow all of them.
        best = Math.Max(best, scale * mostWithoutContext);
        var sum =
            Powers.Sum(found.AsSpan(0, count + 1), best, power)
            + Math.Pow(scale * mostWithoutContext / best, power) * Math.Max(0, others);
        return power * Math.Log(best) + Math.Log(sum);
    }
}
