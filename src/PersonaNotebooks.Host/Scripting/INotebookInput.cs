namespace PersonaNotebooks.Host.Scripting;

/// <summary>Asks the person at the front end for text, as for <c>Console.ReadLine</c>.</summary>
public interface INotebookInput
{
    /// <summary>Asks, and waits for the answer.</summary>
    /// <param name="prompt">What is shown beside the field; may be empty.</param>
    /// <param name="secret">Whether what is typed is hidden.</param>
    /// <exception cref="InputException">The front end takes no input.</exception>
    /// <exception cref="OperationCanceledException">The cell was stopped meanwhile.</exception>
    string ReadLine(string prompt, bool secret);
}
