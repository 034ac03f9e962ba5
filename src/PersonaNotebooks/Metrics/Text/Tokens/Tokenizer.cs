namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// Cuts a text into the tokens that BLEU counts. The names and results are those of sacrebleu 2.6 (Post 2018), which follows
/// NIST's mteval scripts. All work on Unicode code points. Safe for use by several threads.
/// </summary>
public abstract class Tokenizer
{
    /// <summary>Only subclasses of this library: each is pinned to its reference by golden files.</summary>
    private protected Tokenizer(string name) => Name = name;

    /// <summary>mteval-v13a: the default of sacrebleu and of nearly every BLEU in print.</summary>
    public static Tokenizer Mteval13a { get; } = new Mteval13aTokenizer();

    /// <summary>mteval-v14's international tokenisation by Unicode categories.</summary>
    public static Tokenizer International { get; } = new InternationalTokenizer();

    /// <summary>Every code point that is not white space is a token.</summary>
    public static Tokenizer Character { get; } = new CharacterTokenizer();

    /// <summary>White-space separated words as they stand.</summary>
    public static Tokenizer None { get; } = new WhiteSpaceTokenizer();

    /// <summary>Chinese: every Han character and full-width sign is a token, the rest as in mteval-v13a.</summary>
    public static Tokenizer Chinese { get; } = new ChineseTokenizer();

    /// <summary>The name in signatures and options: <c>13a</c>, <c>intl</c>, <c>char</c>, <c>none</c> or <c>zh</c>.</summary>
    public string Name { get; }

    /// <summary>The tokeniser of a name.</summary>
    /// <exception cref="InputException">There is none of that name.</exception>
    public static Tokenizer Named(string name)
    {
        Tokenizer[] all = [Mteval13a, International, Character, None, Chinese];
        return all.FirstOrDefault(t => t.Name == name)
            ?? throw new InputException(
                $"There is no tokeniser '{name}'; use one of {string.Join(", ", all.Select(t => t.Name))}."
            );
    }

    /// <summary>The tokens of a text as strings.</summary>
    public string[] Tokenize(string text)
    {
        using TokenBuffer buffer = new();
        Tokenize(text.AsSpan(), buffer);
        var tokens = new string[buffer.Count];
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = buffer[i].ToString();
        }
        return tokens;
    }

    /// <summary>Writes the tokens of a text into a buffer.</summary>
    internal abstract void Tokenize(ReadOnlySpan<char> text, TokenBuffer output);
}
