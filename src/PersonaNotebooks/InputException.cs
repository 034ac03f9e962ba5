namespace PersonaNotebooks;

/// <summary>
/// Something that a person gave us is wrong: a file, a field, a parameter, a name. The message is one sentence (what is
/// wrong, where, what to do) fit to be shown as it is; the <c>persona</c> command prints it without a stack trace and exits 1.
/// </summary>
public class InputException : Exception
{
    /// <summary>Creates the exception with a sentence for the person who gave the input.</summary>
    public InputException(string message)
        : base(message) { }

    /// <summary>Creates the exception with the technical cause kept for a debugger.</summary>
    public InputException(string message, Exception cause)
        : base(message, cause) { }
}
