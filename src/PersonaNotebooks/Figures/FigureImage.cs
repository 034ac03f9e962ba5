using PersonaNotebooks.Display;

namespace PersonaNotebooks.Figures;

/// <summary>
/// A figure shown as SVG alone. A large figure (a page of maps) would stand in a notebook three times over, as SVG, HTML and Plotly JSON; its
/// page <c>figures/NAME.html</c> zooms all the same.
/// </summary>
/// <param name="Figure">The figure.</param>
[TypeFormatterSource(typeof(FigureImageFormatterSource), PreferredMimeTypes = ["image/svg+xml", "text/plain"])]
public sealed record FigureImage(Figure Figure)
{
    /// <inheritdoc/>
    public override string ToString() => Figure.ToString();
}
