using System.Collections;
using System.Collections.Immutable;
using System.Globalization;

namespace PersonaNotebooks.Host.Formatting;

/// <summary>Values as text in invariant culture.</summary>
public static class PlainText
{
    private const int MostItems = 20;
    private const int MostDepth = 10;

    /// <summary>The text of a value; <c>null</c> for nothing, <c>[1, 2, …]</c> for a sequence.</summary>
    public static string Write(object? value) => Write(value, []);

    /// <summary>Whether a value is best shown as text and never as a table.</summary>
    public static bool IsScalar(object? value) =>
        value is null or string or bool or char or Exception or IFormattable or Type or Uri;

    // What encloses a value is known, so that a list inside itself ends; such a value shows as "…".
    private static string Write(object? value, ImmutableList<object> around) =>
        value switch
        {
            null => "null",
            string text => text,
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
            Exception exception => $"{exception.GetType().Name}: {exception.Message}",
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            IEnumerable when around.Count == MostDepth || around.Exists(outer => ReferenceEquals(outer, value)) => "…",
            IDictionary pairs => WriteItems(
                pairs.Cast<object>().Select(pair => WritePair(pair, around.Add(value))),
                '{',
                '}'
            ),
            IEnumerable items => WriteItems(
                items.Cast<object?>().Select(item => Write(item, around.Add(value))),
                '[',
                ']'
            ),
            _ => value.ToString() ?? "",
        };

    private static string WritePair(object pair, ImmutableList<object> around) =>
        pair is DictionaryEntry entry
            ? $"{Write(entry.Key, around)}: {Write(entry.Value, around)}"
            : $"{Write(Member(pair, "Key"), around)}: {Write(Member(pair, "Value"), around)}";

    private static object? Member(object pair, string name) => pair.GetType().GetProperty(name)!.GetValue(pair);

    private static string WriteItems(IEnumerable<string> items, char open, char close)
    {
        List<string> shown = [.. items.Take(MostItems + 1)];
        if (shown.Count > MostItems)
        {
            shown[MostItems] = "…";
        }
        return $"{open}{string.Join(", ", shown)}{close}";
    }
}
