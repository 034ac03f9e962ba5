using System.Globalization;
using System.Text;

namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// mteval-v14's international tokenisation: punctuation is cut off from neighbours that are not numbers, then every symbol is
/// cut off. Works on code points, since .NET's regular expressions see the halves of a surrogate pair.
/// </summary>
internal sealed class InternationalTokenizer() : Tokenizer("intl")
{
    internal override void Tokenize(ReadOnlySpan<char> text, TokenBuffer output)
    {
        var points = CodePoints(text);
        var punctuationAfter = SpacePairs(points, c => !IsNumber(c), IsPunctuation, before: false);
        var punctuationBefore = SpacePairs(punctuationAfter, IsPunctuation, c => !IsNumber(c), before: true);
        Span<char> units = stackalloc char[2];
        foreach (var point in punctuationBefore)
        {
            if (point <= char.MaxValue && PythonText.IsWhiteSpace((char)point))
            {
                output.EndToken();
                continue;
            }
            var alone = IsSymbol(point);
            if (alone)
            {
                output.EndToken();
            }
            if (Rune.TryCreate(point, out var rune))
            {
                output.Append(units[..rune.EncodeToUtf16(units)]);
            }
            else
            {
                output.Append((char)point);
            }
            if (alone)
            {
                output.EndToken();
            }
        }
        output.EndToken();
    }

    /// <summary>The code points of a text; a lone surrogate is its own.</summary>
    internal static List<int> CodePoints(ReadOnlySpan<char> text)
    {
        List<int> points = new(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            points.Add(isPair ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i]);
            i += isPair ? 1 : 0;
        }
        return points;
    }

    // One substitution: pairs from the left, never overlapping, become "first second " or " first second" with a space between.
    private static List<int> SpacePairs(List<int> points, Func<int, bool> first, Func<int, bool> second, bool before)
    {
        List<int> spaced = new(points.Count + points.Count / 4);
        for (var i = 0; i < points.Count; i++)
        {
            if (i + 1 < points.Count && first(points[i]) && second(points[i + 1]))
            {
                spaced.AddRange(before ? [' ', points[i], ' ', points[i + 1]] : [points[i], ' ', points[i + 1], ' ']);
                i++;
            }
            else
            {
                spaced.Add(points[i]);
            }
        }
        return spaced;
    }

    private static bool IsNumber(int point) =>
        CharUnicodeInfo.GetUnicodeCategory(point)
            is UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber
                or UnicodeCategory.OtherNumber;

    private static bool IsPunctuation(int point) =>
        CharUnicodeInfo.GetUnicodeCategory(point)
            is >= UnicodeCategory.ConnectorPunctuation
                and <= UnicodeCategory.OtherPunctuation;

    private static bool IsSymbol(int point) =>
        CharUnicodeInfo.GetUnicodeCategory(point) is >= UnicodeCategory.MathSymbol and <= UnicodeCategory.OtherSymbol;
}
