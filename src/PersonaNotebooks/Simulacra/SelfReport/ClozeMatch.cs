using System.Globalization;
using System.Text.RegularExpressions;

namespace PersonaNotebooks.Simulacra;

/// <summary>Compares a free answer with the right one by whole words, never by parts of words; a list of guesses is not an answer.</summary>
public static partial class ClozeMatch
{
    private const int MostOtherWords = 6;

    /// <summary>Whether an answer is right; null when it cannot be read: several answers at once, or a day that may be two.</summary>
    /// <param name="item">A cloze item.</param>
    /// <param name="answer">The marked answer.</param>
    public static bool? IsRight(Item item, string answer) =>
        item.Topic switch
        {
            "birthday" => DateReader.Read(answer) is { } day
                ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == item.Answers[0]
                : null,
            "age" => Numbers().Matches(answer) is { Count: 1 } one && !Refuses(answer)
                ? one[0].Value == item.Answers[0]
                : null,
            _ => Text(item, answer),
        };

    private static bool? Text(Item item, string answer)
    {
        string[] right = [item.Answers[0], .. item.Accept];
        // An answer that is the right one to the letter may hold any sign.
        if (right.Any(r => string.Equals(r, answer.Trim().TrimEnd('.', '!'), StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }
        if (Refuses(answer) || Several().IsMatch(answer))
        {
            return null;
        }
        var words = Words(answer);
        return right.Select(Words).Any(r => words.Length <= r.Length + MostOtherWords && Holds(words, r));
    }

    private static bool Holds(string[] words, string[] part) =>
        Enumerable
            .Range(0, Math.Max(0, words.Length - part.Length + 1))
            .Any(i => words.AsSpan(i, part.Length).SequenceEqual(part));

    // "Not a baker" names a baker without being the answer.
    private static bool Refuses(string answer) => Negation().IsMatch(answer);

    private static string[] Words(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(m => m.Value)];

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[,;/|\n]|\b(?:or|and)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Several();

    [GeneratedRegex(@"\b(?:not|no|never|neither|nor|none)\b|n['’]t\b", RegexOptions.IgnoreCase)]
    private static partial Regex Negation();
}
