namespace PersonaNotebooks.Metrics.Text;

/// <summary>One token per code point; white space is dropped.</summary>
internal sealed class CharacterTokenizer() : Tokenizer("char")
{
    internal override void Tokenize(ReadOnlySpan<char> text, TokenBuffer output)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (PythonText.IsWhiteSpace(text[i]))
            {
                continue;
            }
            output.Append(text[i]);
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                output.Append(text[++i]);
            }
            output.EndToken();
        }
    }
}
