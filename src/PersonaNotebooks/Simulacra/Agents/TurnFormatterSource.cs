using PersonaNotebooks.Display;

namespace PersonaNotebooks.Simulacra;

/// <summary>How notebook engines show a <see cref="TurnPicture"/>: HTML, with text as a fallback.</summary>
public sealed class TurnFormatterSource
{
    /// <summary>One formatter for each MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
        [
            new MimeFormatter<TurnPicture>("text/html", picture => picture.ToHtml()),
            new MimeFormatter<TurnPicture>("text/plain", picture => picture.ToString()),
        ];
}
