namespace PersonaNotebooks.Display;

/// <summary>
/// Names the type that makes the formatters of the marked type. Notebook engines that descend from .NET Interactive honour
/// any attribute of this name, so the library needs no reference to them.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>
    /// A type with a public parameterless constructor and <c>IEnumerable&lt;object&gt; CreateTypeFormatters()</c>; each
    /// formatter has <c>string MimeType</c> and <c>bool Format(object instance, TextWriter writer)</c>.
    /// </summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types to show, best first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
