namespace PersonaNotebooks.Models.Store;

/// <summary>
/// An answer arrived but could not be written into the store (locked, full, closed). It is not lost: the message says where it is
/// kept, and <see cref="Answer"/> holds it.
/// </summary>
/// <param name="message">Why, and where the answer is.</param>
/// <param name="answer">The answer.</param>
/// <param name="cause">Why it could not be written.</param>
public sealed class UnstoredAnswerException(string message, StoredAnswer answer, Exception cause)
    : InputException(message, cause)
{
    /// <summary>The answer as it would have been stored.</summary>
    public StoredAnswer Answer { get; } = answer;
}
