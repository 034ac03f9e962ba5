using System.Collections.Frozen;
using System.Text;

namespace PersonaNotebooks.Metrics.Text;

/// <summary>A lexicon and the word lists of the rules in one table, so that each word is looked up once.</summary>
internal sealed class SentimentVocabulary
{
    private readonly FrozenDictionary<string, SentimentWord>.AlternateLookup<ReadOnlySpan<char>> words;

    /// <summary>Joins a lexicon and the rules.</summary>
    public SentimentVocabulary(SentimentLexicon lexicon)
    {
        Dictionary<string, SentimentWord> all = [];
        void Change(string word, Func<SentimentWord, SentimentWord> change) =>
            all[word] = change(all.GetValueOrDefault(word, new(word, null, 0, false, false, false)));
        foreach (var (word, valence) in lexicon.Valences)
        {
            Change(word, w => w with { Valence = valence });
        }
        foreach (var word in SentimentRules.Negations)
        {
            Change(word, w => w with { Negates = true });
        }
        foreach (var word in SentimentRules.Intensifiers)
        {
            Change(word, w => w with { Boost = SentimentRules.Boost });
        }
        foreach (var word in SentimentRules.Dampeners)
        {
            Change(word, w => w with { Boost = -SentimentRules.Boost });
        }
        foreach (
            var word in SentimentRules
                .Idioms.SelectMany(i => i.Words)
                .Concat(SentimentRules.DampeningPhrases.SelectMany(p => p))
        )
        {
            Change(word, w => w with { InPhrase = true });
        }
        foreach (var word in SentimentRules.Named)
        {
            Change(word, w => w);
        }
        words = all.ToFrozenDictionary().GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Splits a text into words: white space, then ASCII punctuation off the ends unless two signs or fewer remain.</summary>
    public void Read(ReadOnlySpan<char> text, List<SentimentWord> output)
    {
        while (PythonText.NextWord(ref text, out var token))
        {
            output.Add(Word(Stripped(token)));
        }
    }

    private SentimentWord Word(ReadOnlySpan<char> token)
    {
        Span<char> buffer = stackalloc char[64];
        SentimentWord word;
        if (
            token.Length <= buffer.Length
            && Ascii.ToLower(token, buffer, out var length) == System.Buffers.OperationStatus.Done
        )
        {
            words.TryGetValue(buffer[..length], out word);
        }
        else
        {
            words.TryGetValue(PythonText.Lower(token.ToString()), out word);
        }
        var contracted = token.Contains('\'') && token.Contains("n't", StringComparison.OrdinalIgnoreCase);
        return word with { IsCapital = PythonText.IsUpper(token), Negates = word.Negates || contracted };
    }

    private static ReadOnlySpan<char> Stripped(ReadOnlySpan<char> token)
    {
        var (start, end) = (0, token.Length);
        while (start < end && IsPunctuation(token[start]))
        {
            start++;
        }
        while (end > start && IsPunctuation(token[end - 1]))
        {
            end--;
        }
        var stripped = token[start..end];
        var tooShort = stripped.Length <= 2 || (stripped.Length <= 4 && CodePoints(stripped) <= 2);
        return tooShort ? token : stripped;
    }

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }
        return count;
    }

    private static bool IsPunctuation(char c) =>
        c is (>= '!' and <= '/') or (>= ':' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~');
}
