namespace PersonaNotebooks.Display;

/// <summary>
/// Writes values of one type in one MIME type. Engines that descend from .NET Interactive find <see cref="MimeType"/> and
/// <see cref="Format"/> by name.
/// </summary>
public sealed class MimeFormatter<T>(string mimeType, Func<T, string> write)
{
    /// <summary>For example <c>text/html</c>.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value; false when it is not a <typeparamref name="T"/>.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value)
        {
            return false;
        }
        writer.Write(write(value));
        return true;
    }
}
