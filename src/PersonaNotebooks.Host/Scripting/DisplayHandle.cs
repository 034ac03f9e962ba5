using PersonaNotebooks.Host.Formatting;

namespace PersonaNotebooks.Host.Scripting;

/// <summary>Something that is shown below a cell and can be replaced, for example to show progress.</summary>
public sealed class DisplayHandle(CellContext cell, string displayId)
{
    /// <summary>Shows another value in the same place.</summary>
    public void Update(object? value) =>
        (AmbientOutput.Current ?? cell).Output.Update(ValueFormatter.Format(value), displayId);
}
