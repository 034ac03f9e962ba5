using YamlDotNet.RepresentationModel;

namespace PersonaNotebooks.Models.Corpora;

/// <summary>
/// A compact grammar: rules, each a list of lines. In a line <c>{name}</c> expands another rule or a value, and <c>[a|b|]</c>
/// picks one of the choices (the last here is empty). Checked when it is read, so that expansion cannot fail half-way.
/// </summary>
internal sealed class Grammar
{
    private const int DeepestNesting = 24;

    private readonly Dictionary<string, Line[]> rules = new(StringComparer.Ordinal);
    private readonly HashSet<string> values;

    private Grammar(HashSet<string> values) => this.values = values;

    /// <summary>A piece of a line: text, a reference, or choices between sequences of pieces.</summary>
    internal abstract record Piece
    {
        /// <summary>Plain text.</summary>
        internal sealed record Literal(string Text) : Piece;

        /// <summary>Another rule, or a value given at expansion.</summary>
        internal sealed record Reference(string Name) : Piece;

        /// <summary>One of several.</summary>
        internal sealed record Choice(IReadOnlyList<IReadOnlyList<Piece>> Options) : Piece;
    }

    /// <summary>One alternative of a rule, with its place in the file.</summary>
    internal sealed record Line(long Number, IReadOnlyList<Piece> Pieces);

    /// <summary>The alternatives of a rule.</summary>
    public IReadOnlyList<Line> this[string rule] => rules[rule];

    /// <summary>Whether there is such a rule.</summary>
    public bool Has(string rule) => rules.ContainsKey(rule);

    /// <summary>Reads rules.</summary>
    /// <param name="source">The file.</param>
    /// <param name="nodes">The rules: names and blocks of lines.</param>
    /// <param name="values">Names that the caller gives values for at expansion.</param>
    /// <exception cref="InputException">A bracket is open, a name unknown, a rule empty or nested without end.</exception>
    public static Grammar Read(
        YamlSource source,
        IEnumerable<KeyValuePair<string, YamlNode>> nodes,
        params IEnumerable<string> values
    )
    {
        Grammar grammar = new([.. values]);
        foreach (var (name, node) in nodes)
        {
            var lines = source.Lines(node).Select(l => new Line(l.Line, Parse(source, l.Line, l.Text))).ToArray();
            grammar.rules[name] = lines.Length > 0 ? lines : throw source.Wrong(node, $"the rule '{name}' has no line");
        }
        foreach (var name in grammar.rules.Keys)
        {
            grammar.Check(source, name, 0);
        }
        return grammar;
    }

    /// <summary>The texts of all lines, for counting words.</summary>
    public IEnumerable<string> Literals() => rules.Values.SelectMany(l => l).SelectMany(l => Literals(l.Pieces));

    private static IEnumerable<string> Literals(IReadOnlyList<Piece> pieces) =>
        pieces.SelectMany(p =>
            p switch
            {
                Piece.Literal literal => [literal.Text],
                Piece.Choice choice => choice.Options.SelectMany(Literals),
                _ => Enumerable.Empty<string>(),
            }
        );

    private void Check(YamlSource source, string rule, int depth)
    {
        foreach (var line in rules[rule])
        {
            foreach (var name in References(line.Pieces))
            {
                if (!rules.ContainsKey(name))
                {
                    _ = values.Contains(name)
                        ? name
                        : throw source.Wrong(line.Number, $"'{{{name}}}' names no rule and no value");
                    continue;
                }
                if (depth == DeepestNesting)
                {
                    throw source.Wrong(line.Number, $"the rule '{rule}' leads back to itself through '{{{name}}}'");
                }
                Check(source, name, depth + 1);
            }
        }
    }

    private static IEnumerable<string> References(IReadOnlyList<Piece> pieces) =>
        pieces.SelectMany(p =>
            p switch
            {
                Piece.Reference reference => [reference.Name],
                Piece.Choice choice => choice.Options.SelectMany(References),
                _ => Enumerable.Empty<string>(),
            }
        );

    private static List<Piece> Parse(YamlSource source, long number, string text)
    {
        var position = 0;
        var pieces = Sequence(source, number, text, ref position);
        return position == text.Length
            ? pieces
            : throw source.Wrong(number, $"a '{text[position]}' has no opening bracket");
    }

    private static List<Piece> Sequence(YamlSource source, long number, string text, ref int position)
    {
        List<Piece> pieces = [];
        while (position < text.Length && text[position] is not ('|' or ']' or '}'))
        {
            if (text[position] == '{')
            {
                var end = text.IndexOf('}', position);
                var name = end < 0 ? throw source.Wrong(number, "a '{' is not closed") : text[(position + 1)..end];
                pieces.Add(new Piece.Reference(name));
                position = end + 1;
            }
            else if (text[position] == '[')
            {
                List<IReadOnlyList<Piece>> options = [];
                do
                {
                    position++;
                    options.Add(Sequence(source, number, text, ref position));
                } while (position < text.Length && text[position] == '|');
                if (position == text.Length || text[position] != ']')
                {
                    throw source.Wrong(number, "a '[' is not closed");
                }
                position++;
                pieces.Add(new Piece.Choice(options));
            }
            else
            {
                var end = text.AsSpan(position).IndexOfAny("{}[]|");
                end = end < 0 ? text.Length : position + end;
                pieces.Add(new Piece.Literal(text[position..end]));
                position = end;
            }
        }
        return pieces;
    }
}
