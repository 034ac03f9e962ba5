namespace PersonaNotebooks.Host.Formatting;

/// <summary>Text that is HTML already.</summary>
/// <param name="Html">The markup; the caller answers for what is in it.</param>
public sealed record HtmlText(string Html)
{
    /// <summary>The markup.</summary>
    public string ToHtml() => Html;

    /// <inheritdoc/>
    public override string ToString() => Html;
}
