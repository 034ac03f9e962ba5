namespace PersonaNotebooks.Figures.Svg;

/// <summary>A rectangle in pixels from the top left of the figure.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;
}
