using PersonaNotebooks.Display;

namespace PersonaNotebooks.Figures;

/// <summary>How notebook engines show a <see cref="Figure"/>: SVG first, Plotly JSON beside it, HTML and text as fallbacks.</summary>
public sealed class FigureFormatterSource
{
    /// <summary>One formatter for each MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
        [
            new MimeFormatter<Figure>("image/svg+xml", figure => figure.ToSvg()),
            new MimeFormatter<Figure>("application/vnd.plotly.v1+json", figure => figure.ToJson()),
            new MimeFormatter<Figure>("text/html", figure => figure.ToHtml()),
            new MimeFormatter<Figure>("text/plain", figure => figure.ToString()),
        ];
}
