using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Running;
using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>
/// Sends the output of one cell to the front ends. What its leftover tasks write after its end still goes to it, up to the limit
/// of a cell's output.
/// </summary>
public sealed class KernelOutput : INotebookOutput
{
    private const int LongestPiece = 1 << 16;

    private readonly Lock alone = new();
    private readonly Action<string, JsonObject> publish;
    private readonly OutputPump pump;
    private readonly int executionCount;
    private readonly OutputLimit limit;
    private readonly StringBuilder text = new();
    private string streamName = "";

    /// <summary>Starts to send.</summary>
    /// <param name="publish">Sends a message of a type.</param>
    /// <param name="pump">Gathers text.</param>
    /// <param name="executionCount">The cell's number.</param>
    public KernelOutput(Action<string, JsonObject> publish, OutputPump pump, int executionCount)
    {
        (this.publish, this.pump, this.executionCount) = (publish, pump, executionCount);
        limit = new(note => Append("stderr", note));
    }

    /// <summary>The text of the cell's result, for the history; null while there is none.</summary>
    public string? ResultText { get; private set; }

    /// <inheritdoc/>
    public void Stream(string name, string text) =>
        Put(text.Length, () => Append(name, text), kept => Append(name, text[..kept]));

    /// <inheritdoc/>
    public void Display(MimeBundle data, string displayId) =>
        Put(data.Length, () => Send("display_data", Shown(data, displayId)));

    /// <inheritdoc/>
    public void Update(MimeBundle data, string displayId) =>
        Put(data.Length, () => Send("update_display_data", Shown(data, displayId)));

    /// <inheritdoc/>
    public void Result(MimeBundle data)
    {
        ResultText = data.Data.TryGetValue("text/plain", out var plain) ? (string?)plain : null;
        Put(
            data.Length,
            () =>
                Send(
                    "execute_result",
                    new()
                    {
                        ["execution_count"] = executionCount,
                        ["data"] = ToJson(data),
                        ["metadata"] = new JsonObject(),
                    }
                )
        );
    }

    /// <inheritdoc/>
    public void Clear(bool wait) => Whole(() => Send("clear_output", new() { ["wait"] = wait }));

    /// <summary>Sends the text that was gathered.</summary>
    public void Flush()
    {
        lock (alone)
        {
            if (text.Length > 0)
            {
                publish("stream", new() { ["name"] = streamName, ["text"] = text.ToString().Replace("\r\n", "\n") });
                text.Clear();
            }
        }
    }

    private void Put(int length, Action whole, Action<int>? part = null) => Whole(() => limit.Put(length, whole, part));

    // This runs on threads of the cell, and a cell that is stopped is aborted wherever it is, except in a finally block: what
    // the kernel goes on to use must not be left half-changed. An optimising compiler would move the block out of the finally.
    [MethodImpl(MethodImplOptions.NoOptimization)]
    private void Whole(Action action)
    {
        try { }
        finally
        {
            lock (alone)
            {
                action();
            }
        }
    }

    private void Append(string name, string piece)
    {
        if (name != streamName || text.Length > LongestPiece)
        {
            Flush();
            streamName = name;
        }
        if (text.Length == 0)
        {
            pump.Schedule(Flush);
        }
        text.Append(piece);
    }

    private void Send(string type, JsonObject content)
    {
        Flush();
        publish(type, content);
    }

    private static JsonObject Shown(MimeBundle data, string displayId) =>
        new()
        {
            ["data"] = ToJson(data),
            ["metadata"] = new JsonObject(),
            ["transient"] = new JsonObject { ["display_id"] = displayId },
        };

    private static JsonObject ToJson(MimeBundle data) =>
        [.. data.Data.Select(form => KeyValuePair.Create(form.Key, (JsonNode?)form.Value.DeepClone()))];
}
