namespace PersonaNotebooks.Host.Scripting;

/// <summary>A cell did not compile, or threw.</summary>
public sealed class CellFailedException(CellError error) : Exception(error.Message, error.Cause)
{
    /// <summary>What went wrong, and where.</summary>
    public CellError Error { get; } = error;
}
