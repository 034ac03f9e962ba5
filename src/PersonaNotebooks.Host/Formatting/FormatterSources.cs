using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace PersonaNotebooks.Host.Formatting;

/// <summary>
/// The formatter convention of .NET Interactive, by name only: an attribute called <c>TypeFormatterSourceAttribute</c> with a
/// property <c>FormatterSourceType</c>, whose type has <c>CreateTypeFormatters()</c>, whose items have <c>MimeType</c> and
/// <c>bool Format(object, TextWriter)</c>. A type that follows it needs no reference to any engine.
/// </summary>
public static class FormatterSources
{
    private const string AttributeName = "TypeFormatterSourceAttribute";

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<object>> Known = new();

    /// <summary>The forms of a value in every MIME type that it has a formatter for; null when there is none.</summary>
    public static IReadOnlyList<(string MimeType, string Text)>? Format(object? value)
    {
        if (value is null)
        {
            return null;
        }
        List<(string, string)> forms = [];
        foreach (var formatter in Known.GetOrAdd(value.GetType(), Find))
        {
            var type = formatter.GetType();
            using StringWriter writer = new() { NewLine = "\n" };
            var format = type.GetMethod("Format", [typeof(object), typeof(TextWriter)])!;
            if (format.Invoke(formatter, BindingFlags.DoNotWrapExceptions, null, [value, writer], null) is true)
            {
                forms.Add(((string)type.GetProperty("MimeType")!.GetValue(formatter)!, writer.ToString()));
            }
        }
        return forms.Count > 0 ? forms : null;
    }

    private static IReadOnlyList<object> Find(Type type) =>
        [
            .. new[] { type }
                .Concat(type.GetInterfaces().OrderBy(i => i.FullName, StringComparer.Ordinal))
                .SelectMany(t => t.GetCustomAttributes(inherit: true))
                .Where(attribute => attribute.GetType().Name == AttributeName)
                .Select(attribute => attribute.GetType().GetProperty("FormatterSourceType")?.GetValue(attribute))
                .OfType<Type>()
                .Distinct()
                .SelectMany(Create),
        ];

    private static IEnumerable<object> Create(Type source) =>
        source
            .GetMethod("CreateTypeFormatters")
            ?.Invoke(Activator.CreateInstance(source), BindingFlags.DoNotWrapExceptions, null, null, null)
            is IEnumerable formatters
            ? formatters.Cast<object>().Where(IsFormatter)
            : [];

    private static bool IsFormatter(object formatter) =>
        formatter.GetType().GetProperty("MimeType")?.PropertyType == typeof(string)
        && formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])?.ReturnType == typeof(bool);
}
