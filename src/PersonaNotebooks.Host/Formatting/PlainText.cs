using System.Collections;
using System.Globalization;

namespace PersonaNotebooks.Host.Formatting;

/// <summary>Values as text in invariant culture.</summary>
public static class PlainText
{
    private const int MostItems = 20;

    /// <summary>The text of a value; <c>null</c> for nothing, <c>[1, 2, …]</c> for a sequence.</summary>
    public static string Write(object? value) =>
        value switch
        {
            null => "null",
            string text => text,
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
            Exception exception => $"{exception.GetType().Name}: {exception.Message}",
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            IDictionary pairs => WriteItems(pairs.Cast<object>().Select(WritePair), '{', '}'),
            IEnumerable items => WriteItems(items.Cast<object?>().Select(Write), '[', ']'),
            _ => value.ToString() ?? "",
        };

    /// <summary>Whether a value is best shown as text and never as a table.</summary>
    public static bool IsScalar(object? value) =>
        value is null or string or bool or char or Exception or IFormattable or Type or Uri;

    private static string WritePair(object pair) =>
        pair switch
        {
            DictionaryEntry entry => $"{Write(entry.Key)}: {Write(entry.Value)}",
            _ =>
                $"{Write(pair.GetType().GetProperty("Key")!.GetValue(pair))}: {Write(pair.GetType().GetProperty("Value")!.GetValue(pair))}",
        };

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
