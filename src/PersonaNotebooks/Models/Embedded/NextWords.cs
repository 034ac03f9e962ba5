namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// What may come next in each place of a text that is being drawn: the words that were seen to follow there or, where a sentence starts, those that
/// begin one. Kept, since the attempts at a sentence pass the same places again and again.
/// </summary>
internal sealed class NextWords
{
    /// <summary>A place in a drawn text.</summary>
    /// <param name="State">The contexts.</param>
    /// <param name="Starts">Whether a sentence starts here.</param>
    /// <param name="MayEnd">Whether the text, or the sentence that has begun, may end here.</param>
    /// <param name="First">Whether nothing was drawn yet.</param>
    internal readonly record struct Place(PromptModel.State State, bool Starts, bool MayEnd, bool First);

    private readonly record struct Choice(Candidates Candidates, double[] Logs);

    // By word, so that no place needs arrays of its own: whether it is among those found, and its probability.
    private sealed record Scratch(bool[] Found, double[] Probabilities, List<int> Words);

    private readonly PromptModel prompt;
    private readonly SpeakerWords speaker;
    private readonly SamplingOptions options;
    private readonly Scratch scratch;
    private readonly Dictionary<Place, Choice> known = [];

    /// <summary>Begins with nothing known of the speaker but what the prompt tells.</summary>
    public NextWords(PromptModel prompt, SamplingOptions options)
        : this(
            prompt,
            new(prompt),
            options,
            new(new bool[prompt.WordCount], new double[prompt.WordCount + 1], new(prompt.WordCount))
        ) { }

    private NextWords(PromptModel prompt, SpeakerWords speaker, SamplingOptions options, Scratch scratch) =>
        (this.prompt, this.speaker, this.options, this.scratch) = (prompt, speaker, options, scratch);

    /// <summary>The same for a speaker of whom more is known; for the same thread.</summary>
    public NextWords For(SpeakerWords other) => new(prompt, other, options, scratch);

    /// <summary>Draws a word.</summary>
    /// <returns>Its number and log-probability.</returns>
    public (int Word, double Log) Draw(Place place, RandomStream stream)
    {
        if (!known.TryGetValue(place, out var choice))
        {
            known[place] = choice = Find(place);
        }
        var drawn = choice.Candidates.Pick(stream);
        return (choice.Candidates.Places[drawn], choice.Logs[drawn]);
    }

    private Choice Find(Place place)
    {
        scratch.Words.Clear();
        if (place.Starts)
        {
            Add(place, prompt.Openers.Words(prompt.Extracts));
        }
        else
        {
            Add(place, prompt.FollowingInTexts(place.State));
            Add(place, prompt.FollowingInPrompt(place.State));
        }
        // Where a word may follow, so may the end.
        if (scratch.Words.Count > 0 && place.MayEnd)
        {
            Add(place, [0]);
        }
        // Where no word fits all rules, first that of what was seen gives way, then those of form.
        if (scratch.Words.Count == 0)
        {
            Add(place, prompt.AllWords);
        }
        if (scratch.Words.Count == 0)
        {
            scratch.Words.AddRange(place.First ? prompt.AllWords[1..] : prompt.AllWords);
        }
        foreach (var word in scratch.Words)
        {
            scratch.Found[word] = false;
        }
        return Weigh(place.State);
    }

    private void Add(Place place, ReadOnlySpan<int> words)
    {
        foreach (var word in words)
        {
            if (!scratch.Found[word] && Fits(place, word))
            {
                scratch.Found[word] = true;
                scratch.Words.Add(word);
            }
        }
    }

    private bool Fits(Place place, int word) =>
        (place.MayEnd || !(word == 0 || (!place.Starts && prompt.Ends(word)))) && speaker.Allows(word);

    private Choice Weigh(PromptModel.State state)
    {
        var words = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(scratch.Words);
        prompt.Fill(state, scratch.Probabilities, words);
        var probabilities = new double[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            probabilities[i] = scratch.Probabilities[words[i]];
        }
        var candidates = Candidates.Of(probabilities, options);
        var logs = new double[candidates.Places.Length];
        for (var i = 0; i < logs.Length; i++)
        {
            var place = candidates.Places[i];
            (candidates.Places[i], logs[i]) = (words[place], Math.Log(probabilities[place]));
        }
        return new(candidates, logs);
    }
}
