using System.Text.RegularExpressions;

namespace PersonaNotebooks.Simulacra;

/// <summary>
/// Reads replies to items. A reply counts only with its marker, <c>Answer:</c>, and with nothing after it on its line but one clear answer. Everything else is
/// unparsed; nothing is guessed.
/// </summary>
public static partial class AnswerReader
{
    /// <summary>What a reply to an item says.</summary>
    public static ReadAnswer Read(ShuffledItem item, string reply) =>
        Marked(reply) is not { } answer ? ReadAnswer.Unparsed
        : item.Item.Kind == ItemKind.Cloze ? new([answer])
        : Options(item, answer);

    /// <summary>The text behind the last marker, without emphasis and quotes; null without a marker or text.</summary>
    public static string? Marked(string reply) =>
        Marker().Matches(reply).LastOrDefault()?.Groups[1].Value.Trim().Trim('*', '_', '`', '"', '“', '”', '\'').Trim()
            is { Length: > 0 } answer
            ? answer
            : null;

    private static ReadAnswer Options(ShuffledItem item, string answer)
    {
        if (item.Options.FirstOrDefault(o => Same(o, answer)) is { } named)
        {
            return new([named]);
        }
        // "B", "(b)", "B.", or "B) the text of B".
        if (OneLetter().Match(answer) is { Success: true } one)
        {
            var option = item.Option(char.ToUpperInvariant(one.Groups[1].Value[0]));
            var rest = one.Groups[2].Value;
            return option is not null && (rest.Length == 0 || Same(option, rest)) ? new([option]) : ReadAnswer.Unparsed;
        }
        if (item.Item.Kind != ItemKind.Multiple || !Letters().IsMatch(answer))
        {
            return ReadAnswer.Unparsed;
        }
        var letters = Letter()
            .Matches(answer)
            .Select(m => item.Option(char.ToUpperInvariant(m.Value[0])))
            .Distinct()
            .ToArray();
        return letters.Contains(null) ? ReadAnswer.Unparsed : new([.. letters.OfType<string>()]);
    }

    private static bool Same(string option, string text) =>
        string.Equals(option, text.Trim().TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?<![\p{L}\p{N}])[*_`""]*answer[*_`""]*\s*:[*_`""]*[ \t]*([^\r\n]*)", RegexOptions.IgnoreCase)]
    private static partial Regex Marker();

    [GeneratedRegex(@"^\(?([A-Fa-f])(?:[).:]+\s*(.*))?$")]
    private static partial Regex OneLetter();

    [GeneratedRegex(
        @"^\(?[A-Fa-f][).]?(?:\s*(?:,|;|&|,?\s*\band\b|\s)\s*\(?[A-Fa-f]\b[).]?)+$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Letters();

    [GeneratedRegex(@"\b[A-Fa-f]\b")]
    private static partial Regex Letter();
}
