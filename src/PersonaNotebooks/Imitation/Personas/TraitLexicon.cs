using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Imitation.Personas;

/// <summary>The traits of style that are measured and offered, <c>data/imitation/traits.csv</c>.</summary>
public sealed partial class TraitLexicon
{
    private readonly ConcurrentDictionary<string, double[]> measured = new(StringComparer.Ordinal);

    private TraitLexicon(IReadOnlyList<Trait> traits) => Traits = traits;

    /// <summary>The file's path from the collection's root, for passports.</summary>
    public const string Path = "data/imitation/traits.csv";

    /// <summary>The traits in the file's order.</summary>
    public IReadOnlyList<Trait> Traits { get; }

    /// <summary>Reads a lexicon.</summary>
    /// <exception cref="InputException">The file or a column is missing, a measure is unknown, or a pattern is no regular expression.</exception>
    public static TraitLexicon Load(string? path = null) =>
        new([
            .. CsvRows
                .Read(path ?? System.IO.Path.Combine(Home.Root, Path), "code", "measure", "pattern", "named_by")
                .Select(Read),
        ]);

    /// <summary>Every trait's measure of a text, in the lexicon's order. Texts are measured once: the same ones come back in every round.</summary>
    internal double[] Measure(string text, string? ending)
    {
        var values = (double[])
            measured.GetOrAdd(text, t => [.. Traits.Select(trait => trait.IsOfEnding ? 0 : trait.Measure(t))]).Clone();
        foreach (var (i, trait) in Traits.Index().Where(t => t.Item.IsOfEnding))
        {
            values[i] = trait.Measure(text, ending);
        }
        return values;
    }

    /// <summary>The codes of the traits that a persona names, in the lexicon's order.</summary>
    public IReadOnlyList<string> NamedIn(string persona) =>
        [.. Traits.Where(t => t.IsNamedIn(persona)).Select(t => t.Code)];

    /// <summary>As <see cref="NamedIn"/>, but of a sheet only what stands in its field of style: a word of a quoted sentence or of a description names nothing.</summary>
    public IReadOnlyList<string> StatedIn(string sheet) =>
        NamedIn(
            string.Join(
                '\n',
                sheet.Split('\n').Where(l => l.StartsWith(PersonaSheet.StyleField, StringComparison.Ordinal))
            )
        );

    /// <summary>The last word that most texts end on, in lower case; null when no word ends three of them and an eighth of all.</summary>
    public static string? CommonEnding(IReadOnlyCollection<string> texts) =>
        texts
            .Select(LastWord)
            .OfType<string>()
            .GroupBy(w => w, StringComparer.Ordinal)
            .Where(g => g.Count() >= Math.Max(3, texts.Count / 8.0))
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .FirstOrDefault()
            ?.Key;

    private static Trait Read(CsvRow row) =>
        new(row["code"], Measure(row), Pattern(row, "named_by"), row["measure"] == "ending");

    private static Func<string, string?, double> Measure(CsvRow row)
    {
        switch (row["measure"])
        {
            case "count":
                var pattern = Pattern(row, "pattern");
                return (text, _) => Trait.Count(pattern, text);
            case "lower":
                return (text, _) => text.Any(char.IsLetter) && !text.Any(char.IsUpper) ? 1 : 0;
            case "long":
                return (text, _) => SentenceLength(text);
            case "short":
                return (text, _) => -SentenceLength(text);
            case "ending":
                return (text, ending) => ending is not null && LastWord(text) == ending ? 1 : 0;
            default:
                throw row.Bad(
                    $"the measure '{row["measure"]}' is unknown; measures are count, lower, long, short, ending"
                );
        }
    }

    // Capitals are told from small letters only where a pattern asks for them by class. Without backtracking the time is linear in the
    // text, so that no text can hold a run up and no clock is needed.
    private static Regex Pattern(CsvRow row, string column)
    {
        try
        {
            var options = row[column].Contains(@"\p{Lu}") ? RegexOptions.None : RegexOptions.IgnoreCase;
            return new(row[column], options | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw row.Bad($"the {column} is no regular expression ({e.Message.TrimEnd('.')})");
        }
    }

    private static double SentenceLength(string text)
    {
        var lengths = SentenceEnd().Split(text).Select(s => Word().Count(s)).Where(n => n > 0).ToArray();
        return lengths.Length == 0 ? 0 : lengths.Average();
    }

    private static string? LastWord(string text) => Word().Matches(text).LastOrDefault()?.Value.ToLowerInvariant();

    [GeneratedRegex(@"[.!?…]+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\w+(?:['’]\w+)*")]
    private static partial Regex Word();
}
