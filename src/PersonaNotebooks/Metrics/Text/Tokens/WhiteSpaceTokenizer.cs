namespace PersonaNotebooks.Metrics.Text;

/// <summary>Splits at white space as Python's <c>str.split()</c> does.</summary>
internal sealed class WhiteSpaceTokenizer() : Tokenizer("none")
{
    internal override void Tokenize(ReadOnlySpan<char> text, TokenBuffer output)
    {
        while (PythonText.NextWord(ref text, out var word))
        {
            output.Append(word);
            output.EndToken();
        }
    }
}
