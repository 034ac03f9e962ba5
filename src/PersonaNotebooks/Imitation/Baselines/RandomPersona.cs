using PersonaNotebooks.Imitation.Personas;
using PersonaNotebooks.Imitation.Posts;

namespace PersonaNotebooks.Imitation.Baselines;

/// <summary>A persona sheet drawn at random: what a rewrite would be that listened to nobody.</summary>
public static class RandomPersona
{
    private const int Traits = 3,
        Words = 6,
        Sentences = 6;

    /// <summary>Draws traits from the lexicon, words and sentences from the histories of all users.</summary>
    public static PersonaSheet Of(IReadOnlyList<ImitatedUser> users, Seed seed)
    {
        var stream = seed.Stream();
        string[] texts = [.. users.SelectMany(u => u.History).Select(p => OneLine.Of(p.Text)).Distinct()];
        string[] words = [.. texts.SelectMany(KeyWords.In).Distinct(StringComparer.Ordinal)];
        string[] traits = [.. TraitLexicon.Load().Traits.Select(t => t.Code)];
        stream.Shuffle<string>(texts);
        stream.Shuffle<string>(words);
        stream.Shuffle<string>(traits);
        return new(texts[^1], [.. traits.Take(Traits)], [.. words.Take(Words)], [.. texts.Take(Sentences)]);
    }
}
