using System.Text;
using System.Text.RegularExpressions;

namespace PersonaNotebooks.Models.Corpora;

/// <summary>
/// Expands a grammar into texts. The lines of a rule are dealt like cards: each is used once, in random order, before any is used
/// again, which keeps repetition low. Deterministic in its stream. Letter case is mended at the seams: a sentence begins with
/// a capital; a line that lands inside a sentence begins with a small letter, unless its first word is only ever written
/// with a capital.
/// </summary>
internal sealed partial class GrammarExpander
{
    private static readonly Dictionary<string, Func<string>> NoValues = [];

    // Words that begin sentences and are never names; those that the grammar writes small join them.
    private const string FunctionWords =
        "a an the this that these they there it we you he she one two three some most every no not how what who why when where "
        + "if in on at by for from my our your their his her and but so as is are do does put ask show let give";

    private readonly Grammar grammar;
    private readonly RandomStream stream;
    private readonly HashSet<string> smallWords;
    private readonly Dictionary<string, Queue<int>> decks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> dealt = new(StringComparer.Ordinal);

    /// <summary>Starts with fresh decks.</summary>
    public GrammarExpander(Grammar grammar, RandomStream stream)
    {
        (this.grammar, this.stream) = (grammar, stream);
        smallWords =
        [
            .. FunctionWords.Split(' '),
            .. grammar
                .Literals()
                .SelectMany(l => Words().Matches(l))
                .Select(m => m.Value)
                .Where(w => char.IsLower(w[0])),
        ];
    }

    /// <summary>Expands a rule.</summary>
    /// <param name="rule">Its name.</param>
    /// <param name="values">Values by name, each asked for anew at every use; they win over rules of the same name.</param>
    public string Expand(string rule, IReadOnlyDictionary<string, Func<string>>? values = null)
    {
        var joined = Article().Replace(Blanks().Replace(ExpandPart(rule, values), " ").Trim(), "$0n");
        return SentenceStart().Replace(joined, m => m.Value.ToUpperInvariant());
    }

    /// <summary>Expands a rule to a part of a text, whose case is left as it is.</summary>
    public string ExpandPart(string rule, IReadOnlyDictionary<string, Func<string>>? values = null)
    {
        StringBuilder text = new();
        Expand(rule, values ?? NoValues, text);
        return text.ToString();
    }

    [GeneratedRegex(@"[A-Za-z']+")]
    private static partial Regex Words();

    // "a" before a vowel's sound; words in u are left as they are written, since most of them sound like "you".
    [GeneratedRegex(@"\b[Aa](?= (?:8|11\b|18\b|(?!one\b|once\b|eu)[aeio]))", RegexOptions.IgnoreCase)]
    private static partial Regex Article();

    [GeneratedRegex("^[A-Z][A-Za-z']* [A-Z]")]
    private static partial Regex ProperName();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^[a-z](?!\w*_)")]
    private static partial Regex SentenceStart();

    private void Expand(string rule, IReadOnlyDictionary<string, Func<string>> values, StringBuilder text)
    {
        if (!decks.TryGetValue(rule, out var deck) || deck.Count == 0)
        {
            var order = Enumerable.Range(0, grammar[rule].Count).ToArray();
            stream.Shuffle<int>(order);
            if (dealt.TryGetValue(rule, out var last) && order[0] == last)
            {
                // A new round must not begin with the line that ended the old one: it could stand twice in one text.
                (order[0], order[^1]) = (order[^1], order[0]);
            }
            decks[rule] = deck = new(order);
        }
        dealt[rule] = deck.Dequeue();
        Expand(grammar[rule][dealt[rule]].Pieces, values, text);
    }

    private void Expand(
        IReadOnlyList<Grammar.Piece> pieces,
        IReadOnlyDictionary<string, Func<string>> values,
        StringBuilder text
    )
    {
        foreach (var piece in pieces)
        {
            var start = text.Length;
            switch (piece)
            {
                case Grammar.Piece.Literal literal:
                    text.Append(literal.Text);
                    break;
                case Grammar.Piece.Choice choice:
                    Expand(choice.Options[stream.Next(choice.Options.Count)], values, text);
                    break;
                case Grammar.Piece.Reference reference when values.TryGetValue(reference.Name, out var value):
                    text.Append(value());
                    Join(text, start);
                    break;
                case Grammar.Piece.Reference reference:
                    Expand(reference.Name, values, text);
                    Join(text, start);
                    break;
            }
        }
    }

    // A line that follows a full stop begins a sentence; a claim that follows "because" or a semicolon goes on inside the sentence.
    private void Join(StringBuilder text, int start)
    {
        if (start < 2 || start == text.Length || text[start - 1] != ' ')
        {
            return;
        }
        var before = text[start - 2];
        if (before is '.' or '!' or '?')
        {
            var opening = SentenceStart()
                .Replace(text.ToString(start, text.Length - start), m => m.Value.ToUpperInvariant());
            text.Remove(start, text.Length - start).Append(opening);
            return;
        }
        var line = text.ToString(start, Math.Min(48, text.Length - start));
        var first = Words().Match(line).Value;
        if (ProperName().IsMatch(line))
        {
            return;
        }
        if (
            char.IsUpper(text[start])
            && (char.IsLower(before) || before is ',' or ';' or '-')
            && smallWords.Contains(first.ToLowerInvariant())
        )
        {
            text[start] = char.ToLowerInvariant(text[start]);
        }
    }
}
