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
        channels.AskUser(asking, new() { ["prompt"] = prompt, ["password"] = secret });
        return channels.Answers.Take(stopped).Text("value");
    }
}
