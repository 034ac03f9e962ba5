using System.Text.RegularExpressions;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Imitation.Masking;

/// <summary>
/// Masks opinion words without a model: words of a valence lexicon; where there are none, the longest word of five letters or
/// more (the last of them).
/// </summary>
/// <remarks>
/// Deviations from the original: no part-of-speech tagger, the lexicon is ours, and a post without any such word is not masked at all
/// (the original masked its last token, or the whole post).
/// </remarks>
/// <param name="lexicon">Words with valence; our own when null.</param>
/// <param name="least">The least distance from neutral, on the scale from -4 to 4.</param>
public sealed partial class LexiconMasker(SentimentLexicon? lexicon = null, double least = 1) : IMasker
{
    private const int LongWord = 5;
    private readonly SentimentLexicon lexicon = lexicon ?? SentimentLexicon.Own;

    /// <inheritdoc/>
    public Task<MaskedPost?> MaskAsync(UserPost post, CancellationToken cancellationToken = default) =>
        Task.FromResult(Mask(OneLine.Of(post.Text)));

    /// <summary>Masks one text; null when it has no word to mask.</summary>
    public MaskedPost? Mask(string text)
    {
        var words = Word().Matches(text);
        Slot[] opinion = [.. words.Where(m => IsOpinion(m.Value)).Select(Place)];
        if (opinion.Length > 0)
        {
            return new(text, opinion);
        }
        var longest = words.Where(m => m.Length >= LongWord).Reverse().MaxBy(m => m.Length);
        return longest is null ? null : new(text, [Place(longest)]);
    }

    private bool IsOpinion(string word) =>
        lexicon.Valences.TryGetValue(word.ToLowerInvariant(), out var valence) && Math.Abs(valence) >= least;

    private static Slot Place(Match match) => new(match.Index, match.Length);

    [GeneratedRegex(@"\p{L}+(?:['’]\p{L}+)*")]
    private static partial Regex Word();
}
