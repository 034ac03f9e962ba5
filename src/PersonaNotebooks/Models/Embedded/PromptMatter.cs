using System.Text.RegularExpressions;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// What a prompt tells, without what it asks: its paragraphs but the last, without headings, labels, questions and the sentences that
/// address the reader or ask for something (<c>You are …</c>, <c>Tell of …</c>).
/// </summary>
internal static partial class PromptMatter
{
    private const int LeastTokens = 20;
    private const double StrangeShare = 0.1;

    /// <summary>The sentences told, one a line; empty if there are none.</summary>
    public static string Of(string prompt)
    {
        var paragraphs = prompt.ReplaceLineEndings("\n").Trim().Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        var told = paragraphs
            .SkipLast(1)
            .SelectMany(p => p.Split('\n'))
            .SelectMany(l => SentenceEnd().Split(l))
            .Select(s => Label().Replace(s.Trim(), ""))
            .Where(s => s.EndsWith('.') && !Heading().IsMatch(s) && !Request().IsMatch(s));
        return string.Join('\n', told);
    }

    /// <summary>Whether a matter is more than a few words and many of them stand in no training text.</summary>
    public static bool IsStrange(string matter, WordModel model)
    {
        HashSet<int> known = [];
        HashSet<string> unknown = new(StringComparer.Ordinal);
        var lookup = unknown.GetAlternateLookup<ReadOnlySpan<char>>();
        var tokens = 0;
        var tokenizer = new WordTokenizer(WordTokenizer.Normalise(matter + "\n"));
        for (; tokenizer.MoveNext(); tokens++)
        {
            if (model.Number(tokenizer.Current) is >= 0 and var word)
            {
                known.Add(word);
            }
            else
            {
                lookup.Add(tokenizer.Current);
            }
        }
        return tokens >= LeastTokens && unknown.Count > StrangeShare * (known.Count + unknown.Count);
    }

    /// <summary>
    /// The prompt without the sentences that ask for a form and name no subject ("Tell of this person in six sentences."): their words are not what
    /// an answer is about. The whole prompt if nothing else stands in it.
    /// </summary>
    public static string WithoutForm(string prompt)
    {
        var kept = string.Join(
            '\n',
            prompt
                .ReplaceLineEndings("\n")
                .Split('\n')
                .Select(line =>
                    string.Join(' ', SentenceEnd().Split(line).Where(s => !(Request().IsMatch(s) && Form().IsMatch(s))))
                )
        );
        return string.IsNullOrWhiteSpace(kept) ? prompt : kept.TrimEnd() + "\n";
    }

    // Asks for a length or points at the prompt, and says no subject.
    [GeneratedRegex(
        @"^(?!.*\b(?:about|on|called|named)\b)(?=.*\b(?:sentences?|words?|paragraphs?|above|below)\b)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Form();

    [GeneratedRegex(@"^(You|Chapter|Part|Section|Here)\b")]
    private static partial Regex Heading();

    [GeneratedRegex(
        @"^(Please\b|Do not|Don't|Never|Where an?\b|(Tell|Write|Fill|Copy|Keep|Take|Reply|Answer|Choose|State|Invent|Use|Give|Speak|Put|Name|List|Say|Describe|Rewrite|Return|Read|Make|Add|Leave|Base|Think|Consider|Stay|Be)\s(?!(?:is|was|has|had)\b))"
    )]
    private static partial Regex Request();

    [GeneratedRegex(@"(?<=[.!?])\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^(?:[-*\d.]+\s+)?[A-Z][\w ]{0,24}:\s*")]
    private static partial Regex Label();
}
