using PersonaNotebooks.Display;

namespace PersonaNotebooks.Figures;

/// <summary>How notebook engines show a <see cref="FigureImage"/>.</summary>
internal sealed class FigureImageFormatterSource
{
    /// <summary>The formatters, by the convention of .NET Interactive.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
        [
            new MimeFormatter<FigureImage>("image/svg+xml", image => image.Figure.ToSvg()),
            new MimeFormatter<FigureImage>("text/plain", image => image.ToString()),
        ];
}
