namespace PersonaNotebooks.Display;

/// <summary>How notebook engines show a <see cref="Table"/>: HTML, with aligned text as a fallback.</summary>
public sealed class TableFormatterSource
{
    /// <summary>One formatter for each MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
        [
            new MimeFormatter<Table>("text/html", table => table.ToHtml()),
            new MimeFormatter<Table>("text/plain", table => table.ToString()),
        ];
}
