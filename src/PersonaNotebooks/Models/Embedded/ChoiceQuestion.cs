using System.Text.RegularExpressions;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// A question that offers its own answers, as lines with a label each: <c>A) text</c>, <c>B. text</c>, <c>(1) text</c>, <c>2: text</c>.
/// The last run of at least two such lines counts; the question is the paragraph above it.
/// </summary>
/// <param name="Block">The question and its options as text.</param>
/// <param name="Stem">The question without its options.</param>
/// <param name="Options">The options in their order.</param>
internal sealed partial record ChoiceQuestion(string Block, string Stem, IReadOnlyList<ChoiceQuestion.Option> Options)
{
    /// <summary>One offered answer.</summary>
    internal readonly record struct Option(string Label, string Text);

    /// <summary>Finds the question in a prompt; null if it offers no answers.</summary>
    public static ChoiceQuestion? Find(string prompt)
    {
        var lines = prompt.ReplaceLineEndings("\n").Split('\n');
        var last = Array.FindLastIndex(lines, l => OptionLine().IsMatch(l));
        if (last < 0)
        {
            return null;
        }
        // Numbered lines above a task to write something are matter, not answers.
        var after = string.Join('\n', lines[(last + 1)..]);
        if (WritingTask().IsMatch(after) && !AnswerWord().IsMatch(after))
        {
            return null;
        }
        var first = last;
        while (first > 0 && OptionLine().IsMatch(lines[first - 1]))
        {
            first--;
        }
        var options = lines[first..(last + 1)]
            .Select(l => OptionLine().Match(l))
            .Select(m => new Option(m.Groups[1].Value, m.Groups[2].Value.Trim()))
            .ToArray();
        if (
            options.Length < 2
            || options.Select(o => o.Label).Distinct(StringComparer.Ordinal).Count() < options.Length
        )
        {
            return null;
        }
        var start = first - 1;
        while (start >= 0 && string.IsNullOrWhiteSpace(lines[start]))
        {
            start--;
        }
        while (start > 0 && !string.IsNullOrWhiteSpace(lines[start - 1]))
        {
            start--;
        }
        start = Math.Max(0, start);
        var stem = string.Join('\n', lines[start..Math.Max(start, first)]);
        return new(string.Join('\n', lines[start..(last + 1)]) + "\n", stem, options);
    }

    [GeneratedRegex(@"\b(explain|describe|write|summari[sz]e|sentences?|paragraph)\b", RegexOptions.IgnoreCase)]
    private static partial Regex WritingTask();

    [GeneratedRegex(@"\b(answer|letter|label|option|choice|choose|pick|which)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AnswerWord();

    [GeneratedRegex(@"^\s*(?:[-*]\s*)?\(?([A-Z]|\d{1,2})[).:]\s+(\S.*)$")]
    private static partial Regex OptionLine();
}
