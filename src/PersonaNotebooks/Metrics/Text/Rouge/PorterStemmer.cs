using System.Collections.Frozen;

namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// Cuts English words to their stems by Porter's algorithm (Porter 1980, "An algorithm for suffix stripping"), in the three
/// variants of NLTK 3.8's <c>PorterStemmer</c>. A stem is never longer than its word.
/// </summary>
public sealed class PorterStemmer(PorterVariant variant = PorterVariant.Nltk)
{
    private static readonly FrozenDictionary<string, string> Irregular = SuffixRule
        .Parse(
            """
            skies:sky sky:sky dying:die lying:lie tying:tie news:news innings:inning inning:inning outings:outing outing:outing
            cannings:canning canning:canning howe:howe proceed:proceed exceed:exceed succeed:succeed
            """
        )
        .ToFrozenDictionary(r => r.Suffix, r => r.Replacement);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> IrregularOf =
        Irregular.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] Step4Suffixes =
    [
        .. "al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize".Split(' '),
    ];

    private static readonly SuffixRule[] Step3Rules = SuffixRule.Parse(
        "icate:ic ative: alize:al iciti:ic ical:ic ful: ness:"
    );

    private readonly bool nltk = variant == PorterVariant.Nltk;
    private readonly SuffixRule[] step2Rules = SuffixRule.Parse(
        $"""
        ational:ate tional:tion enci:ence anci:ance izer:ize {(
            variant == PorterVariant.Original ? "abli:able" : "bli:ble"
        )}
        alli:al entli:ent eli:e ousli:ous ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al
        iviti:ive biliti:ble
        """
    );

    /// <summary>The stem of a word; the word is lower-cased first.</summary>
    public string Stem(string word)
    {
        var letters = PythonText.Lower(word).ToCharArray();
        return letters.AsSpan(0, Stem(letters)).ToString();
    }

    /// <summary>Stems a lower-case word in place and returns the stem's length.</summary>
    internal int Stem(Span<char> letters)
    {
        if (nltk && letters.Length <= 8 && IrregularOf.TryGetValue(letters, out var stem))
        {
            stem.CopyTo(letters);
            return stem.Length;
        }
        if (variant != PorterVariant.Original && letters.Length <= 2)
        {
            return letters.Length;
        }
        PorterWord word = new(letters, shortStems: nltk);
        Plural(ref word);
        PastAndProgressive(ref word);
        FinalY(ref word);
        DoubleSuffix(ref word);
        word.ApplyFirst(Step3Rules);
        SingleSuffix(ref word);
        FinalE(ref word);
        return word.Length;
    }

    // Step 1a.
    private void Plural(ref PorterWord word)
    {
        if (word.EndsWith("sses"))
        {
            word.Cut(2);
        }
        else if (word.EndsWith("ies"))
        {
            word.Cut(nltk && word.Length == 4 ? 1 : 2);
        }
        else if (word.EndsWith("s") && !word.EndsWith("ss"))
        {
            word.Cut(1);
        }
    }

    // Step 1b.
    private void PastAndProgressive(ref PorterWord word)
    {
        if (nltk && word.EndsWith("ied"))
        {
            word.Cut(word.Length == 4 ? 1 : 2);
            return;
        }
        if (word.EndsWith("eed"))
        {
            word.Cut(word.Measure(3) > 0 ? 1 : 0);
            return;
        }
        var suffix =
            word.EndsWith("ed") ? 2
            : word.EndsWith("ing") ? 3
            : 0;
        if (suffix == 0 || !word.HasVowel(suffix))
        {
            return;
        }
        word.Cut(suffix);
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz"))
        {
            word.Append('e');
        }
        else if (word.EndsInDoubleConsonant)
        {
            word.Cut(word[^1] is 'l' or 's' or 'z' ? 0 : 1);
        }
        else if (word.Measure(0) == 1 && word.EndsInShortSyllable(0))
        {
            word.Append('e');
        }
    }

    // Step 1c.
    private void FinalY(ref PorterWord word)
    {
        if (word.EndsWith("y") && (nltk ? word.Length > 2 && word.IsConsonant(word.Length - 2) : word.HasVowel(1)))
        {
            word.Replace(1, "i");
        }
    }

    // Step 2.
    private void DoubleSuffix(ref PorterWord word)
    {
        if (nltk && word.EndsWith("alli") && word.Measure(4) > 0)
        {
            word.Cut(2);
        }
        if (word.ApplyFirst(step2Rules))
        {
            return;
        }
        if (nltk && word.EndsWith("fulli"))
        {
            word.Cut(word.Measure(5) > 0 ? 2 : 0);
        }
        else if (variant != PorterVariant.Original && word.EndsWith("logi"))
        {
            // NLTK leaves the l with the stem, so that short ones such as "geo" count.
            word.Cut(word.Measure(nltk ? 3 : 4) > 0 ? 1 : 0);
        }
    }

    // Step 4.
    private static void SingleSuffix(ref PorterWord word)
    {
        foreach (var suffix in Step4Suffixes)
        {
            if (word.EndsWith(suffix))
            {
                var allowed = suffix != "ion" || (word.Length > 3 && word[^4] is 's' or 't');
                word.Cut(allowed && word.Measure(suffix.Length) > 1 ? suffix.Length : 0);
                return;
            }
        }
    }

    // Step 5.
    private static void FinalE(ref PorterWord word)
    {
        if (word.EndsWith("e") && word.Measure(1) is var measure)
        {
            word.Cut(measure > 1 || (measure == 1 && !word.EndsInShortSyllable(1)) ? 1 : 0);
        }
        if (word.EndsWith("ll") && word.Measure(1) > 1)
        {
            word.Cut(1);
        }
    }
}
