using System.Text;

namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// A word while Snowball's rules shorten it. A y that acts as a consonant is written Y. R1 is what follows the first consonant
/// after a vowel, R2 the same within R1.
/// </summary>
internal sealed class SnowballWord
{
    private static readonly string[] WholePrefixes = ["gener", "commun", "arsen"];

    private readonly StringBuilder letters;
    private readonly int r1;
    private readonly int r2;

    /// <summary>Starts with a lower-case word.</summary>
    public SnowballWord(string word)
    {
        letters = new(word.StartsWith('\'') ? word[1..] : word);
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1])))
            {
                letters[i] = 'Y';
            }
        }
        r1 = WholePrefixes.FirstOrDefault(p => ToString().StartsWith(p, StringComparison.Ordinal))?.Length ?? Region(0);
        r2 = Region(r1);
    }

    /// <summary>Letters left.</summary>
    public int Length => letters.Length;

    /// <summary>Whether R1 is empty and the word ends in a short syllable.</summary>
    public bool IsShort => r1 >= Length && EndsInShortSyllable(0);

    /// <summary>A letter.</summary>
    public char this[Index i] => letters[i.GetOffset(Length)];

    /// <summary>Whether a letter is a vowel; y is, Y is not.</summary>
    public static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>Whether the word ends in these letters.</summary>
    public bool EndsWith(string suffix) => ToString().EndsWith(suffix, StringComparison.Ordinal);

    /// <summary>The first of the suffixes, given from long to short, that the word has; otherwise null.</summary>
    public string? Longest(params string[] suffixes) => suffixes.FirstOrDefault(EndsWith);

    /// <summary>Cuts off the first of the suffixes that the word has.</summary>
    public void CutFirst(params string[] suffixes) => Cut(Longest(suffixes)?.Length ?? 0);

    /// <summary>Whether a suffix of so many letters lies in R1.</summary>
    public bool InR1(int suffix) => Length - suffix >= r1;

    /// <summary>Whether a suffix of so many letters lies in R2.</summary>
    public bool InR2(int suffix) => Length - suffix >= r2;

    /// <summary>Whether there is a vowel among the first letters.</summary>
    public bool HasVowel(int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (IsVowel(letters[i]))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>
    /// Whether the word without its last letters ends in consonant, vowel, consonant other than w, x, Y, or is vowel, consonant.
    /// </summary>
    public bool EndsInShortSyllable(int suffix)
    {
        var last = Length - suffix - 1;
        if (last < 1 || IsVowel(letters[last]) || !IsVowel(letters[last - 1]))
        {
            return false;
        }
        return last == 1 || (letters[last] is not ('w' or 'x' or 'Y') && !IsVowel(letters[last - 2]));
    }

    /// <summary>Drops letters at the end.</summary>
    public void Cut(int count) => letters.Length -= count;

    /// <summary>Adds letters.</summary>
    public void Append(string text) => letters.Append(text);

    /// <summary>Puts other letters in place of the last ones.</summary>
    public void Replace(int count, string replacement)
    {
        Cut(count);
        letters.Append(replacement);
    }

    /// <inheritdoc/>
    public override string ToString() => letters.ToString();

    private int Region(int start)
    {
        for (var i = start + 1; i < letters.Length; i++)
        {
            if (!IsVowel(letters[i]) && IsVowel(letters[i - 1]))
            {
                return i + 1;
            }
        }
        return letters.Length;
    }
}
