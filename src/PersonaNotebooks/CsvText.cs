namespace PersonaNotebooks;

/// <summary>Writes a field of a CSV file as RFC 4180 asks.</summary>
internal static class CsvText
{
    /// <summary>The field, in quotes where a comma, a quote, a line break or a blank at an end needs them.</summary>
    public static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") >= 0 || field.Length > field.Trim().Length
            ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : field;
}
