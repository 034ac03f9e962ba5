using System.Collections;
using System.Reflection;
using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Formatting;

/// <summary>
/// Turns a value into the forms that a notebook stores. The first that applies: formatters named by an attribute on its type,
/// a public <c>ToHtml()</c>, a table for a sequence of things with members, else text.
/// </summary>
public static class ValueFormatter
{
    /// <summary>The forms of a value.</summary>
    public static MimeBundle Format(object? value) =>
        value is MimeBundle ready ? ready
        : FormatterSources.Format(value) is { } forms ? MimeBundle.From(forms)
        : ToHtml(value) is { } html ? MimeBundle.From([("text/html", html), ("text/plain", Text(value!))])
        : TableReader.Read(value) is { } table ? table.ToBundle()
        : MimeBundle.From([("text/plain", PlainText.Write(value))]);

    private static string? ToHtml(object? value) =>
        value?.GetType().GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, []) is { } method
        && method.ReturnType == typeof(string)
            ? (string?)method.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, null)
            : null;

    private static string Text(object value) => value is IEnumerable ? value.ToString() ?? "" : PlainText.Write(value);
}
