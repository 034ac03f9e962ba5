using PersonaNotebooks.Host.Formatting;

namespace PersonaNotebooks.Host.Scripting;

/// <summary>What every cell can call without a prefix, named as in other C# notebook engines.</summary>
public static class NotebookFunctions
{
    /// <summary>Shows a value below the cell.</summary>
    /// <returns>A handle that can replace what is shown.</returns>
    public static DisplayHandle display(object? value)
    {
        var cell =
            AmbientOutput.Current ?? throw new InvalidOperationException("display works only inside a notebook cell.");
        return new(cell, cell.Display(value));
    }

    /// <summary>Shows a value below the cell: <c>value.Display()</c>.</summary>
    public static DisplayHandle Display<T>(this T value) => display(value);

    /// <summary>Marks text as HTML, which is then shown as such and not escaped.</summary>
    public static HtmlText HTML(string html) => new(html);
}
