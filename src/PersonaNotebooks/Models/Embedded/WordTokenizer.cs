namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// Cuts text into the tokens of the embedded model: words (letters, digits, underscores, inner apostrophes), runs of one punctuation mark,
/// and line ends. A token carries the space before it (<c>" word"</c>), so that joining tokens gives the text back, except that
/// runs of blanks count as one and that a line's first token carries a space of its own. A line end is <c>"\n"</c>.
/// Tokens longer than <see cref="LongestToken"/> characters are cut. Lone surrogates are tokens like any mark.
/// </summary>
internal ref struct WordTokenizer
{
    /// <summary>The line end: the end of a text, and the context that a text starts from.</summary>
    public const string LineEnd = "\n";

    private const int LongestToken = 48;

    private readonly ReadOnlySpan<char> text;
    private int position;
    private int start;

    /// <summary>Starts before the first token; <paramref name="normalised"/> comes from <see cref="Normalise"/>.</summary>
    public WordTokenizer(ReadOnlySpan<char> normalised) => text = normalised;

    /// <summary>The current token: a slice of the normalised text.</summary>
    public readonly ReadOnlySpan<char> Current => text[start..position];

    /// <summary>Runs of blanks become one space, each line begins with one and ends without, empty lines vanish; a line end at the start stays.</summary>
    public static ReadOnlySpan<char> Normalise(ReadOnlySpan<char> text)
    {
        var buffer = new char[2 * text.Length + 1];
        var length = 0;
        var blank = true;
        foreach (var c in text)
        {
            if (c == '\n' || c == '\r')
            {
                if (length == 0 || buffer[length - 1] != '\n')
                {
                    buffer[length++] = '\n';
                }
                blank = true;
            }
            else if (char.IsWhiteSpace(c) || (char.IsControl(c)))
            {
                blank = true;
            }
            else
            {
                if (blank)
                {
                    buffer[length++] = ' ';
                    blank = false;
                }
                buffer[length++] = c;
            }
        }
        return buffer.AsSpan(0, length);
    }

    /// <summary>All tokens of a text; a final line end appears only if the text has one.</summary>
    public static List<string> Tokenize(string text)
    {
        List<string> tokens = [];
        var tokenizer = new WordTokenizer(Normalise(text));
        while (tokenizer.MoveNext())
        {
            tokens.Add(tokenizer.Current.ToString());
        }
        return tokens;
    }

    /// <summary>How many tokens a text has.</summary>
    public static int Count(string text)
    {
        var count = 0;
        for (var tokenizer = new WordTokenizer(Normalise(text)); tokenizer.MoveNext(); )
        {
            count++;
        }
        return count;
    }

    /// <summary>Puts tokens together again; a line's first token loses the space that it carries.</summary>
    public static string Join(IEnumerable<string> tokens)
    {
        System.Text.StringBuilder text = new();
        foreach (var token in tokens)
        {
            var lineStart = text.Length == 0 || text[^1] == '\n';
            text.Append(lineStart && token.StartsWith(' ') ? token.AsSpan(1) : token);
        }
        return text.ToString();
    }

    /// <summary>Moves to the next token; false at the end.</summary>
    public bool MoveNext()
    {
        start = position;
        if (position >= text.Length)
        {
            return false;
        }
        if (text[position] == '\n')
        {
            position++;
            return true;
        }
        if (text[position] == ' ')
        {
            position++;
        }
        var first = text[position++];
        var limit = Math.Min(text.Length, start + LongestToken);
        if (IsWord(first))
        {
            while (position < limit && (IsWord(text[position]) || IsInnerApostrophe()))
            {
                position++;
            }
        }
        else if (char.IsHighSurrogate(first) && position < text.Length && char.IsLowSurrogate(text[position]))
        {
            position++;
        }
        else
        {
            while (position < limit && text[position] == first)
            {
                position++;
            }
        }
        return true;
    }

    private static bool IsWord(char c) =>
        char.IsLetterOrDigit(c)
        || c == '_'
        || (c >= '\u0300' && char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark);

    private readonly bool IsInnerApostrophe() =>
        text[position] is '\'' or '\u2019' && position + 1 < text.Length && char.IsLetter(text[position + 1]);
}
