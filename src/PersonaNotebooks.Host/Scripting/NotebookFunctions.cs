using PersonaNotebooks.Host.Formatting;

namespace PersonaNotebooks.Host.Scripting;

/// <summary>What every cell can call without a prefix, named as in other C# notebook engines.</summary>
public static class NotebookFunctions
{
    /// <summary>Shows a value below the cell.</summary>
    /// <returns>A handle that can replace what is shown.</returns>
    public static DisplayHandle display(object? value)
    {
        var cell = Cell();
        return new(cell, cell.Display(value));
    }

    /// <summary>Shows a value below the cell: <c>value.Display()</c>.</summary>
    public static DisplayHandle Display<T>(this T value) => display(value);

    /// <summary>Removes what the cell has put out so far.</summary>
    /// <param name="wait">Whether to wait for the next output, so that the place does not flicker.</param>
    public static void ClearOutput(bool wait = false) => Cell().Output.Clear(wait);

    /// <summary>Asks the person at the front end for a line of text.</summary>
    /// <exception cref="InputException">Nobody is there to type.</exception>
    public static string GetInput(string prompt = "") => Input().ReadLine(prompt, secret: false);

    /// <summary>Asks for a line of text that is hidden while it is typed and not stored in the notebook.</summary>
    /// <exception cref="InputException">Nobody is there to type.</exception>
    public static string GetPassword(string prompt = "") => Input().ReadLine(prompt, secret: true);

    /// <summary>Marks text as HTML, which is then shown as such and not escaped.</summary>
    public static HtmlText HTML(string html) => new(html);

    private static CellContext Cell() =>
        AmbientOutput.Current ?? throw new InvalidOperationException("This works only inside a notebook cell.");

    private static INotebookInput Input() => Cell().Session.Input ?? throw ConsoleInput.Refused();
}
