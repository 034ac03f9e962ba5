using System.Text;

namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// Puts spaces around Han characters and full-width signs, then splits as mteval-v13a does, without its entities.
/// The blocks are sacrebleu's. It writes the two beyond U+FFFF with four hexadecimal digits, so that they mean U+2001 to
/// U+2A6D and U+2F81 to U+2FA1; that is kept, as every published score has it.
/// </summary>
internal sealed class ChineseTokenizer() : Tokenizer("zh")
{
    internal override void Tokenize(ReadOnlySpan<char> text, TokenBuffer output)
    {
        StringBuilder spaced = new(2 * text.Length);
        foreach (var c in text)
        {
            _ = IsChinese(c) ? spaced.Append(' ').Append(c).Append(' ') : spaced.Append(c);
        }
        Mteval13aTokenizer.Split(spaced.ToString(), output, padded: false);
    }

    private static bool IsChinese(char c) =>
        c
            is (>= '\u3400' and <= '\u4DB5')
                or (>= '\u4E00' and <= '\u9FBB')
                or (>= '\uF900' and <= '\uFA2D')
                or (>= '\uFA30' and <= '\uFA6A')
                or (>= '\uFA70' and <= '\uFAD9')
                or (>= '\u2001' and <= '\u2A6D')
                or (>= '\u2F81' and <= '\u2FA1')
                or (>= '\uFF00' and <= '\uFFEF')
                or (>= '\u2E80' and <= '\u2EFF')
                or (>= '\u3000' and <= '\u303F')
                or (>= '\u31C0' and <= '\u31EF')
                or (>= '\u2F00' and <= '\u2FDF')
                or (>= '\u2FF0' and <= '\u2FFF')
                or (>= '\u3100' and <= '\u312F')
                or (>= '\u31A0' and <= '\u31BF')
                or (>= '\uFE10' and <= '\uFE1F')
                or (>= '\uFE30' and <= '\uFE4F')
                or (>= '\u3200' and <= '\u33FF');
}
