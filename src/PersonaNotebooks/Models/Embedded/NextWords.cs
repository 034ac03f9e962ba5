namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// What may come next in each place of a text that is being drawn: the words that were seen to follow there or, where a sentence starts, those that
/// begin one. Kept, since the attempts at a sentence pass the same places again and again.
/// </summary>
internal sealed class NextWords(PromptModel prompt, SpeakerWords speaker, SamplingOptions options)
{
    /// <summary>A place in a drawn text.</summary>
    /// <param name="State">The contexts.</param>
    /// <param name="Starts">Whether a sentence starts here.</param>
    /// <param name="MayEnd">Whether the text, or the sentence that has begun, may end here.</param>
    /// <param name="First">Whether nothing was drawn yet.</param>
    internal readonly record struct Place(PromptModel.State State, bool Starts, bool MayEnd, bool First);

    private readonly record struct Choice(Candidates Candidates, double[] Logs);

    private readonly Dictionary<Place, Choice> known = [];
    private readonly double[] scratch = new double[prompt.WordCount + 1];

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
        var following = place.Starts ? prompt.Openers.Words(prompt.Extracts) : prompt.Following(place.State);
        var words = Array.FindAll(following, word => word != 0 && Fits(place, word));
        // Where a word may follow, so may the end.
        if (place.MayEnd && (words.Length > 0 || following is [0, ..]))
        {
            words = [0, .. words];
        }
        // Where no word fits all rules, first that of what was seen gives way, then those of form.
        return words.Length > 0 ? Weigh(place, words)
            : Array.FindAll(prompt.AllWords, word => Fits(place, word)) is { Length: > 0 } others ? Weigh(place, others)
            : Weigh(place, place.First ? prompt.AllWords[1..] : prompt.AllWords);
    }

    private bool Fits(Place place, int word) =>
        (place.MayEnd || !(word == 0 || (!place.Starts && prompt.Ends(word)))) && speaker.Allows(word);

    private Choice Weigh(Place place, int[] words)
    {
        prompt.Fill(place.State, scratch, words);
        var probabilities = Array.ConvertAll(words, word => scratch[word]);
        var candidates = Candidates.Of(probabilities, options);
        return new(
            candidates with
            {
                Places = Array.ConvertAll(candidates.Places, i => words[i]),
            },
            Array.ConvertAll(candidates.Places, i => Math.Log(probabilities[i]))
        );
    }
}
