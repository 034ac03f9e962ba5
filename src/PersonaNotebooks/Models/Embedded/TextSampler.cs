using System.Runtime.InteropServices;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>Draws texts from a prompt's model, each one line; for one thread.</summary>
/// <param name="prompt">The model as the prompt makes it.</param>
/// <param name="rules">What a sentence may not be.</param>
/// <param name="options">How to draw.</param>
internal sealed class TextSampler(PromptModel prompt, SentenceRules rules, SamplingOptions options)
{
    /// <summary>A drawn text.</summary>
    /// <param name="Text">The text, one line.</param>
    /// <param name="Tokens">How many tokens were drawn.</param>
    /// <param name="Complete">False when the token limit cut it.</param>
    internal readonly record struct Drawn(string Text, int Tokens, bool Complete);

    private const int Attempts = 5;
    private const int LeastTokens = 4;

    // What each fault costs, in nats a word.
    private static readonly double[] Price = [0, 0.35, 3, 6, 9];

    // What a rare word of the prompt that was not yet said is worth in a sentence, up to three of them.
    private const double Bearing = 0.4;
    private const int MostBearing = 3;
    private const double Stump = 0.5;

    // Every text begins in the same places.
    private readonly NextWords beginning = new(prompt, options);

    /// <summary>
    /// Draws a text that follows the prompt, sentence by sentence: of a few sentences drawn, the one with the most probable words is
    /// taken, after a price for each rule that it breaks (<see cref="SentenceRules"/>) and a gain for words that bear on the prompt. It has at least a
    /// few words, begins with a word, and fits the speaker (<see cref="SpeakerWords"/>).
    /// </summary>
    /// <param name="maxTokens">The longest text in tokens.</param>
    /// <param name="sentences">The least and the most sentences.</param>
    /// <param name="stream">Where chance comes from.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Drawn Draw(
        int maxTokens,
        (int Least, int Most) sentences,
        RandomStream stream,
        CancellationToken cancellationToken
    )
    {
        var (state, next, speaker, said) = (prompt.End, beginning, new SpeakerWords(prompt), rules.Fresh());
        var topic = prompt.Words.Where(prompt.Rare).ToHashSet();
        var attempts = new Sentence[options.Temperature == 0 || prompt.Extracts ? 1 : Attempts];
        List<int> words = [];
        for (var sentence = 0; sentence < sentences.Most && words.Count < maxTokens; sentence++)
        {
            var mayEnd = sentence >= sentences.Least && words.Count >= LeastTokens;
            for (var attempt = 0; attempt < attempts.Length; attempt++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                attempts[attempt] = One(state, next, topic, (words.Count, maxTokens), mayEnd, stream);
            }
            var best = Best(attempts, said);
            said.Say(CollectionsMarshal.AsSpan(best.Words), Text(best.Words));
            if (best.Words.Count(speaker.Use) > 0)
            {
                next = beginning.For(speaker);
            }
            topic.ExceptWith(best.Words);
            words.AddRange(best.Words);
            if (best.Mark > 0)
            {
                words.Add(best.Mark);
            }
            state = best.After;
            if (Stop(words) is { } stopped)
            {
                return new(stopped, words.Count, true);
            }
            if (best.Ended)
            {
                return new(Text(words), words.Count, true);
            }
        }
        return new(Text(words), words.Count, words.Count < maxTokens);
    }

    // Worth: the mean log-probability of a word and what the words bear on the prompt, before the price of a fault.
    private sealed record Sentence(List<int> Words, int Mark, bool Ended, PromptModel.State After, double Worth);

    // Judged from the most worth down, until no price can change who leads.
    private Sentence Best(Sentence[] attempts, SentenceRules rules)
    {
        var (best, most) = (attempts[0], double.NegativeInfinity);
        foreach (var attempt in attempts.OrderByDescending(a => a.Worth).TakeWhile(a => a.Worth > most))
        {
            var fault = rules.Judge(CollectionsMarshal.AsSpan(attempt.Words), Text(attempt.Words));
            var worth = attempt.Worth - Price[(int)fault];
            (best, most) = worth > most ? (attempt, worth) : (best, most);
        }
        return best;
    }

    private Sentence One(
        PromptModel.State state,
        NextWords next,
        HashSet<int> topic,
        (int Before, int Most) count,
        bool mayEnd,
        RandomStream stream
    )
    {
        List<int> words = [];
        var logs = 0.0;
        var (mark, ended) = (0, false);
        while (mark == 0 && !ended && count.Before + words.Count < count.Most)
        {
            var starts = words.Count == 0;
            var ends = starts ? mayEnd : count.Before + words.Count >= LeastTokens;
            var (word, log) = next.Draw(new(state, starts, ends, starts && count.Before == 0), stream);
            logs += log;
            if (word == 0)
            {
                ended = true;
                continue;
            }
            state = prompt.Next(state, word);
            if (prompt.Ends(word))
            {
                mark = word;
            }
            else
            {
                words.Add(word);
            }
        }
        var fluency = logs / (words.Count + 1) - (words.Count < LeastTokens ? Stump : 0);
        var bearing = Math.Min(MostBearing, words.Distinct().Count(topic.Contains));
        return new(words, mark, ended, state, fluency + Bearing * bearing);
    }

    private string Text(IEnumerable<int> words) => WordTokenizer.Join(words.Select(prompt.Text));

    private string? Stop(List<int> words)
    {
        if (options.Stop.Count == 0)
        {
            return null;
        }
        var text = Text(words);
        var ends = options.Stop.Select(s => text.IndexOf(s, StringComparison.Ordinal)).Where(i => i >= 0).ToArray();
        return ends.Length > 0 ? text[..ends.Min()] : null;
    }
}
