using System.Text.RegularExpressions;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// The form that a prompt asks its answer to have: each <c>Name: &lt;what goes here&gt;</c> in it is one line of the answer. What
/// goes into a hole follows from what the hole says: one of several (<c>&lt;yes|no&gt;</c>), a whole number in a range
/// (<c>&lt;1 to 5&gt;</c>), the label of an offered answer (letter, label, option, choice, number), or else free text.
/// </summary>
/// <param name="Lines">The lines in order.</param>
internal sealed partial record AnswerForm(IReadOnlyList<AnswerForm.Line> Lines)
{
    /// <summary>One line: its lead (<c>Answer:</c>) and what its hole says.</summary>
    internal readonly record struct Line(string Lead, string Hole)
    {
        /// <summary>The texts that the hole offers; empty if it offers none.</summary>
        public IReadOnlyList<string> Offered =>
            Hole.Contains('|') ? Hole.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : Range().Match(Hole) is { Success: true } m
            && int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) is var low
            && int.Parse(m.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture) is var high
            && high > low
                ? [.. Enumerable.Range(low, Math.Min(high - low, 100) + 1).Select(n => $"{n}")]
            : [];

        /// <summary>Whether the hole asks for the label of an offered answer.</summary>
        public bool WantsLabel => LabelWord().IsMatch(Hole);
    }

    /// <summary>Finds the form in a prompt: a name that stands twice counts once, at its last place; null if there is none.</summary>
    public static AnswerForm? Find(string prompt)
    {
        var lines = Place()
            .Matches(prompt)
            .Select(m => new Line(m.Groups[1].Value, m.Groups[2].Value))
            .GroupBy(l => l.Lead, StringComparer.Ordinal)
            .Select(g => g.Last())
            .ToArray();
        return lines.Length > 0 ? new(lines) : null;
    }

    /// <summary>A prompt without the words in its holes: they tell how to answer, not of what.</summary>
    public static string WithoutHoles(string prompt) => Place().Replace(prompt, m => m.Groups[1].Value);

    [GeneratedRegex(@"(?<![\w ])[ ""'`]{0,8}([A-Z][A-Za-z ]{0,24}:)\s*<([^<>\n]{1,80})>")]
    private static partial Regex Place();

    [GeneratedRegex(@"(?<!\d)(\d{1,3})\s*(?:to|-|–|\.\.)\s*(\d{1,3})(?!\d)")]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(letter|label|option|choice|number)s?\b", RegexOptions.IgnoreCase)]
    private static partial Regex LabelWord();
}
