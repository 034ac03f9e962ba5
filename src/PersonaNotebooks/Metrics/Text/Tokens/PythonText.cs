using System.Globalization;
using System.Text;

namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// White space and letter case as Python's <c>str</c> has them. The reference implementations are written in Python, and a
/// metric equals them only if texts fall into the same words.
/// </summary>
internal static class PythonText
{
    // Unicode's word-break classes MidLetter, MidNumLet and Single_Quote.
    private const string CaseIgnorableSigns =
        "'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

    /// <summary>White space for <c>str.split()</c>: Unicode white space and the four separators U+001C to U+001F.</summary>
    public static bool IsWhiteSpace(char c) => c <= ' ' ? c is ' ' or >= '\t' and <= '\r' or >= '\x1c' : IsWide(c);

    /// <summary><c>str.rstrip()</c>.</summary>
    public static ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && IsWhiteSpace(text[^1]))
        {
            text = text[..^1];
        }
        return text;
    }

    /// <summary>The next white-space separated word, cut off the front of <paramref name="rest"/>; false at the end.</summary>
    public static bool NextWord(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> word)
    {
        var start = 0;
        while (start < rest.Length && IsWhiteSpace(rest[start]))
        {
            start++;
        }
        var end = start;
        while (end < rest.Length && !IsWhiteSpace(rest[end]))
        {
            end++;
        }
        word = rest[start..end];
        rest = rest[end..];
        return !word.IsEmpty;
    }

    /// <summary>
    /// <c>str.lower()</c>: simple lower-casing, but a capital sigma at the end of a word becomes U+03C2 and U+0130 becomes
    /// <c>i</c> with a combining dot. A lone surrogate stays.
    /// </summary>
    public static string Lower(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }
        StringBuilder lower = new(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                lower.Append(
                    rune.Value switch
                    {
                        'Σ' => IsFinalSigma(text, i) ? "ς" : "σ",
                        0x130 => "i\u0307",
                        _ => Rune.ToLowerInvariant(rune).ToString(),
                    }
                );
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                lower.Append(text[i]);
            }
        }
        return lower.ToString();
    }

    /// <summary><c>str.isupper()</c>: at least one letter with case, and none of lower or title case.</summary>
    public static bool IsUpper(ReadOnlySpan<char> word)
    {
        var found = false;
        foreach (var rune in word.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                if (char.IsAsciiLetterLower((char)rune.Value))
                {
                    return false;
                }
                found |= char.IsAsciiLetterUpper((char)rune.Value);
                continue;
            }
            if (IsLower(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.TitlecaseLetter)
            {
                return false;
            }
            found |= IsUpper(rune);
        }
        return found;
    }

    private static bool IsWide(char c) => c >= '\x85' && char.IsWhiteSpace(c);

    // The Unicode properties Uppercase and Lowercase hold a few letter-like numbers and symbols beside the letters.
    private static bool IsUpper(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.UppercaseLetter
        || rune.Value
            is (>= 0x2160 and <= 0x216F)
                or (>= 0x24B6 and <= 0x24CF)
                or (>= 0x1F130 and <= 0x1F149)
                or (>= 0x1F150 and <= 0x1F169)
                or (>= 0x1F170 and <= 0x1F189);

    private static bool IsLower(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.LowercaseLetter
        || rune.Value
            is 0xAA
                or 0xBA
                or (>= 0x2B0 and <= 0x2B8)
                or 0x2C0
                or 0x2C1
                or (>= 0x2E0 and <= 0x2E4)
                or 0x345
                or 0x37A
                or (>= 0x1D2C and <= 0x1D6A)
                or 0x1D78
                or (>= 0x1D9B and <= 0x1DBF)
                or 0x2071
                or 0x207F
                or (>= 0x2090 and <= 0x209C)
                or (>= 0x2170 and <= 0x217F)
                or (>= 0x24D0 and <= 0x24E9)
                or 0x2C7C
                or 0x2C7D
                or 0xA69C
                or 0xA69D
                or 0xA770
                or 0xA7F8
                or 0xA7F9
                or (>= 0xAB5C and <= 0xAB5F);

    // Unicode's Final_Sigma: a letter with case before and none after, looking past marks and the like.
    private static bool IsFinalSigma(string text, int at)
    {
        var before = at;
        Rune rune;
        do
        {
            before -= before > 1 && char.IsSurrogatePair(text, before - 2) ? 2 : 1;
            if (before < 0 || !Rune.TryGetRuneAt(text, before, out rune))
            {
                return false;
            }
        } while (IsCaseIgnorable(rune));
        var after = at + 1;
        while (after < text.Length && Rune.TryGetRuneAt(text, after, out var next) && IsCaseIgnorable(next))
        {
            after += next.Utf16SequenceLength;
        }
        return IsCased(rune)
            && !(after < text.Length && Rune.TryGetRuneAt(text, after, out var following) && IsCased(following));
    }

    private static bool IsCased(Rune rune) =>
        IsUpper(rune) || IsLower(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.TitlecaseLetter;

    private static bool IsCaseIgnorable(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.ModifierSymbol
        || CaseIgnorableSigns.Contains((char)Math.Min(rune.Value, char.MaxValue));
}
