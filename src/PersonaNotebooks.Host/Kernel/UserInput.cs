using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Kernel.Protocol;
using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>Asks the front end that sent the running cell to let its user type.</summary>
public sealed class UserInput(KernelChannels channels) : INotebookInput
{
    private volatile KernelMessage? request;
    private CancellationToken stopped;

    /// <summary>A cell begins; what it asks for goes to whoever sent it.</summary>
    public void Begin(KernelMessage request, CancellationToken stopped) =>
        (this.stopped, this.request) = (stopped, request);

    /// <summary>The cell ended; what its leftover tasks ask for is refused.</summary>
    public void End() => request = null;

    /// <inheritdoc/>
    public string ReadLine(string prompt, bool secret)
    {
        if (request is not { } asking || !asking.Flag("allow_stdin", true))
        {
            throw new InputException(
                "The cell asks for input, but the front end takes none; use a cell tagged 'parameters' instead."
            );
        }
        // Answers to a question that nobody waits for any more.
        while (channels.Answers.TryTake(out _)) { }
        var question = channels.AskUser(asking, new() { ["prompt"] = prompt, ["password"] = secret });
        while (true)
        {
            var answer = channels.Answers.Take(stopped);
            if (IsAnswer(answer, asking, question))
            {
                return answer.Text("value");
            }
        }
    }

    /// <summary>
    /// Whether a message answers a question: it is an <c>input_reply</c> of the front end that was asked, and names the question,
    /// the cell, or, as several front ends do, nothing.
    /// </summary>
    /// <param name="message">What came.</param>
    /// <param name="asking">The request of the cell that asks.</param>
    /// <param name="question">The question's id.</param>
    public static bool IsAnswer(KernelMessage message, KernelMessage asking, string question)
    {
        var parent = message.Parent["msg_id"];
        return message.Type == "input_reply"
            && message.Peers[0].AsSpan().SequenceEqual(asking.Peers[0])
            && (
                parent is null
                || parent.ToJsonString() == asking.Header["msg_id"]!.ToJsonString()
                || parent is JsonValue value && value.TryGetValue(out string? id) && id == question
            );
    }
}
