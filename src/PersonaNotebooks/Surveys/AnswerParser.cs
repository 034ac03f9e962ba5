using System.Text.RegularExpressions;

namespace PersonaNotebooks.Surveys;

/// <summary>
/// Reads the letter out of a reply, strictly. The form asked for is a line <c>Answer: X</c>; a reply that is nothing but the letter
/// counts too. Around the letter these wrappers are allowed: brackets, quotes, asterisks, backticks, a full stop, and the option's own
/// words after it (<c>B) word for word</c>). A letter that was not shown, two different answers, or prose is no answer; the first letter of a
/// text never counts.
/// </summary>
public static partial class AnswerParser
{
    /// <summary>The letter shown at a place: 0 is A.</summary>
    /// <exception cref="InputException">There are only 26 letters.</exception>
    public static char Letter(int place) =>
        place is >= 0 and < QuestionRules.MostOptions
            ? (char)('A' + place)
            : throw new InputException(
                $"There is no letter for option {place + 1}; ask at most {QuestionRules.MostOptions}, \"I don't know\" included."
            );

    /// <summary>The place of the answered letter, 0 for A; null when the reply holds no answer or several.</summary>
    /// <param name="reply">The model's words.</param>
    /// <param name="stances">What stood after each letter, in the order shown.</param>
    public static int? Read(string reply, IReadOnlyList<string> stances)
    {
        var lines = reply
            .ReplaceLineEndings("\n")
            .Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0);
        string[] all = [.. lines];
        var marked = all.Select(line => Marked().Match(line)).Where(match => match.Success).ToArray();
        if (marked.Length == 0)
        {
            return all.Length == 1 ? Place(all[0], stances) : null;
        }
        var places = marked.Select(match => Place(match.Groups[1].Value, stances)).Distinct().ToArray();
        return places.Length == 1 ? places[0] : null;
    }

    private static int? Place(string text, IReadOnlyList<string> stances)
    {
        var match = Wrapped().Match(text);
        if (!match.Success)
        {
            return null;
        }
        var place = char.ToUpperInvariant(match.Groups[1].Value[0]) - 'A';
        var rest = match.Groups[2].Value.Trim().TrimEnd('.', '*').Trim();
        return place >= stances.Count ? null
            : rest.Length == 0
            || string.Equals(rest, stances[place].Trim().TrimEnd('.'), StringComparison.OrdinalIgnoreCase)
                ? place
            : null;
    }

    [GeneratedRegex(@"^[*_`""']*Answer[*_]*\s*:(.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Marked();

    // One letter by itself, in wrappers; the group after it is what else stands there.
    [GeneratedRegex(
        @"^[\s*_`""'(\[{<]*([A-Z])(?![A-Za-z'’])[\s*_`""')\]}>.:]*(.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Wrapped();
}
