namespace PersonaNotebooks.Metrics.Text;

/// <summary>A word while Porter's rules shorten it. "Stem" in the members is the word without its last letters.</summary>
/// <param name="letters">The lower-case word, changed in place.</param>
/// <param name="shortStems">Whether vowel-consonant alone counts as a short syllable (NLTK's extension).</param>
internal ref struct PorterWord(Span<char> letters, bool shortStems)
{
    private readonly Span<char> letters = letters;

    /// <summary>Letters left.</summary>
    public int Length { get; private set; } = letters.Length;

    /// <summary>A letter.</summary>
    public readonly char this[Index i] => letters[i.GetOffset(Length)];

    /// <summary>Whether the last two letters are the same consonant (Porter's *d).</summary>
    public readonly bool EndsInDoubleConsonant =>
        Length >= 2 && letters[Length - 1] == letters[Length - 2] && IsConsonant(Length - 1);

    /// <summary>Whether the word ends in these letters.</summary>
    public readonly bool EndsWith(string suffix) => letters[..Length].EndsWith(suffix);

    /// <summary>Drops letters at the end.</summary>
    public void Cut(int count) => Length -= count;

    /// <summary>Adds a letter where others were cut.</summary>
    public void Append(char c) => letters[Length++] = c;

    /// <summary>Puts other letters, no more than those, in place of the last ones.</summary>
    public void Replace(int count, string replacement)
    {
        replacement.CopyTo(letters[(Length - count)..]);
        Length += replacement.Length - count;
    }

    /// <summary>Applies the first rule whose suffix fits, if its stem has a measure above 0; true when one fitted.</summary>
    public bool ApplyFirst(SuffixRule[] rules)
    {
        foreach (var (suffix, replacement) in rules)
        {
            if (EndsWith(suffix))
            {
                if (Measure(suffix.Length) > 0)
                {
                    Replace(suffix.Length, replacement);
                }
                return true;
            }
        }
        return false;
    }

    /// <summary>Porter's m: how often a vowel is followed by a consonant in the stem.</summary>
    public readonly int Measure(int suffix)
    {
        var measure = 0;
        var consonant = true;
        for (var i = 0; i < Length - suffix; i++)
        {
            var next = IsConsonant(letters[i], i == 0 || !consonant);
            measure += next && !consonant ? 1 : 0;
            consonant = next;
        }
        return measure;
    }

    /// <summary>Whether the stem has a vowel (Porter's *v*).</summary>
    public readonly bool HasVowel(int suffix)
    {
        for (var i = 0; i < Length - suffix; i++)
        {
            if (!IsConsonant(i))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether the stem ends in consonant, vowel, consonant other than w, x, y (Porter's *o).</summary>
    public readonly bool EndsInShortSyllable(int suffix)
    {
        var last = Length - suffix - 1;
        return last >= 2
                && IsConsonant(last - 2)
                && !IsConsonant(last - 1)
                && IsConsonant(last)
                && letters[last] is not ('w' or 'x' or 'y')
            || shortStems && last == 1 && !IsConsonant(0) && IsConsonant(1);
    }

    /// <summary>Whether a letter is a consonant; y is one at the start and after a vowel.</summary>
    public readonly bool IsConsonant(int i)
    {
        var start = i;
        while (start > 0 && letters[start] == 'y')
        {
            start--;
        }
        var consonant = IsConsonant(letters[start], true);
        return (i - start) % 2 == 0 ? consonant : !consonant;
    }

    private static bool IsConsonant(char c, bool asY) => c is 'y' ? asY : c is not ('a' or 'e' or 'i' or 'o' or 'u');
}
