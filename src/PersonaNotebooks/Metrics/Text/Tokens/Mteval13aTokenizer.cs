namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// mteval-v13a. The script makes four substitutions one after another (punctuation; full stop or comma after a non-digit; the
/// same before a non-digit; dash after a digit). Each only adds spaces, so one pass that asks where a space would be added
/// gives the same tokens; a test compares it with the four substitutions.
/// </summary>
internal sealed class Mteval13aTokenizer() : Tokenizer("13a")
{
    internal override void Tokenize(ReadOnlySpan<char> text, TokenBuffer output)
    {
        if (text.IndexOfAny('&', '<', '\n') >= 0)
        {
            text = Unescape(text.ToString());
        }
        Split(text, output, padded: true);
    }

    /// <summary>
    /// The four substitutions, without the entities before them. A padded text has a space at both ends, so that a full stop
    /// there has a neighbour that is no digit.
    /// </summary>
    internal static void Split(ReadOnlySpan<char> text, TokenBuffer output, bool padded)
    {
        var afterDigit = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '.' or ',')
            {
                i = SplitRun(text, i, afterDigit || (i == 0 && !padded), padded, output);
                afterDigit = false;
                continue;
            }
            var alone = IsPunctuation(c) || (c == '-' && afterDigit);
            afterDigit = char.IsAsciiDigit(c);
            if (PythonText.IsWhiteSpace(c))
            {
                output.EndToken();
            }
            else if (alone)
            {
                output.EndToken();
                output.Append(c);
                output.EndToken();
            }
            else
            {
                output.Append(c);
            }
        }
        output.EndToken();
    }

    // A run of full stops and commas. The substitutions take pairs from the left, so whether the last sign of a run before a
    // digit is cut off from it depends on the run's length: "a..5" ends in the token ".5", "a...5" in "." and "5".
    private static int SplitRun(ReadOnlySpan<char> text, int start, bool afterDigit, bool padded, TokenBuffer output)
    {
        var end = start + 1;
        while (end < text.Length && text[end] is '.' or ',')
        {
            end++;
        }
        var length = end - start;
        var beforeDigit = end < text.Length ? char.IsAsciiDigit(text[end]) : !padded;
        if (!afterDigit || length > 1 || !beforeDigit)
        {
            output.EndToken();
        }
        for (var i = start; i < end; i++)
        {
            output.Append(text[i]);
            if (i < end - 1 || !beforeDigit || (length % 2 == 0) == afterDigit)
            {
                output.EndToken();
            }
        }
        return end - 1;
    }

    private static string Unescape(string text) =>
        text.Replace("<skipped>", "")
            .Replace("-\n", "")
            .Replace('\n', ' ')
            .Replace("&quot;", "\"")
            .Replace("&amp;", "&")
            .Replace("&lt;", "<")
            .Replace("&gt;", ">");

    // ASCII punctuation without the apostrophe, comma, dash and full stop.
    private static bool IsPunctuation(char c) =>
        c
            is (>= '!' and <= '/' and not '\'' and not ',' and not '-' and not '.')
                or (>= ':' and <= '@')
                or (>= '[' and <= '`')
                or (>= '{' and <= '~');
}
