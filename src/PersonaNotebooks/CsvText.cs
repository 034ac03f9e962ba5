using System.Globalization;

namespace PersonaNotebooks;

/// <summary>Writes a field of a CSV file as RFC 4180 asks.</summary>
internal static class CsvText
{
    /// <summary>
    /// The field as <see cref="Quote"/> writes it, with an apostrophe before it where a spreadsheet would take it for a formula: it begins with
    /// <c>=</c>, <c>+</c>, <c>-</c>, <c>@</c> or a tab, and is no number.
    /// </summary>
    public static string Safe(string field) =>
        field.Length > 0 && "=+-@\t".Contains(field[0]) && !double.TryParse(field, CultureInfo.InvariantCulture, out _)
            ? Quote("'" + field)
            : Quote(field);

    /// <summary>The field, in quotes where a comma, a quote, a line break or a blank at an end needs them.</summary>
    public static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") >= 0 || field.Length > field.Trim().Length
            ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : field;
}
