namespace PersonaNotebooks.Host.Scripting;

/// <summary>
/// Where the output of a running cell goes: into a file (the runner) or over a wire (a kernel). Calls come from any thread,
/// in the order in which the cell made them; an implementation must be safe for that.
/// </summary>
public interface INotebookOutput
{
    /// <summary>Text written to the console by the cell.</summary>
    /// <param name="name"><c>stdout</c> or <c>stderr</c>.</param>
    /// <param name="text">The text as written, in pieces of any size.</param>
    void Stream(string name, string text);

    /// <summary>A value shown by <c>display(...)</c> or by a cell in a markup language.</summary>
    /// <param name="data">Its forms by MIME type.</param>
    /// <param name="displayId">Names this output for <see cref="Update"/>.</param>
    void Display(MimeBundle data, string displayId);

    /// <summary>Replaces an output shown earlier, in this cell or another of the session.</summary>
    void Update(MimeBundle data, string displayId);

    /// <summary>Removes what the cell has put out so far.</summary>
    /// <param name="wait">Whether to wait for the next output, so that the place does not flicker.</param>
    void Clear(bool wait);

    /// <summary>The value of the cell's trailing expression.</summary>
    void Result(MimeBundle data);
}
