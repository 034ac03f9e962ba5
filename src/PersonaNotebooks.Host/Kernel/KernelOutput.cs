using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Running;
using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>
/// Sends the output of one cell to the front ends. What its leftover tasks write after its end still goes to it, up to the limit
/// of a cell's output. Text, updates of a display and clearings that follow each other at once are sent together.
/// </summary>
public sealed class KernelOutput : INotebookOutput
{
    private const int LongestPiece = 1 << 16;

    private readonly Lock alone = new();
    private readonly Action<string, JsonObject> publish;
    private readonly OutputPump pump;
    private readonly int executionCount;
    private readonly OutputLimit limit;
    private readonly Action waitForRoom;
    private readonly StringBuilder text = new();
    private readonly OrderedDictionary<string, MimeBundle> updates = [];
    private string streamName = "";
    private bool? clearing;
    private bool scheduled;

    /// <summary>Starts to send.</summary>
    /// <param name="publish">Sends a message of a type.</param>
    /// <param name="pump">Gathers text.</param>
    /// <param name="executionCount">The cell's number.</param>
    /// <param name="waitForRoom">Holds a cell that puts out more than front ends take.</param>
    public KernelOutput(
        Action<string, JsonObject> publish,
        OutputPump pump,
        int executionCount,
        Action? waitForRoom = null
    )
    {
        (this.publish, this.pump, this.executionCount) = (publish, pump, executionCount);
        this.waitForRoom = waitForRoom ?? (() => { });
        limit = new(note => Append("stderr", note));
    }

    /// <summary>The text of the cell's result, for the history; null while there is none.</summary>
    public string? ResultText { get; private set; }

    /// <inheritdoc/>
    public void Stream(string name, string text) =>
        Put(() => limit.Put(text.Length, () => Append(name, text), kept => Append(name, text[..kept])));

    /// <inheritdoc/>
    public void Display(MimeBundle data, string displayId) =>
        Put(() => limit.Show(displayId, data.Length, () => Send("display_data", Shown(data, displayId))));

    /// <inheritdoc/>
    public void Update(MimeBundle data, string displayId) =>
        Put(() => limit.Replace(displayId, data.Length, () => Gather(() => updates[displayId] = data)));

    /// <inheritdoc/>
    public void Result(MimeBundle data)
    {
        ResultText = data.Data.TryGetValue("text/plain", out var plain) ? (string?)plain : null;
        Put(() => limit.PutResult(data.Length, () => Send("execute_result", Numbered(data))));
    }

    /// <inheritdoc/>
    public void Clear(bool wait) =>
        Put(() =>
        {
            if (wait && text.Length > 0)
            {
                Flush();
            }
            // What nobody has seen yet need not be sent to be removed at once.
            text.Clear();
            limit.Clear();
            Gather(() => clearing = wait && clearing is not false);
        });

    /// <summary>Sends what was gathered.</summary>
    public void Flush()
    {
        lock (alone)
        {
            if (clearing is { } wait)
            {
                clearing = null;
                publish("clear_output", new() { ["wait"] = wait });
            }
            if (text.Length > 0)
            {
                publish("stream", new() { ["name"] = streamName, ["text"] = text.ToString().Replace("\r\n", "\n") });
                text.Clear();
            }
            foreach (var (displayId, data) in updates)
            {
                publish("update_display_data", Shown(data, displayId));
            }
            updates.Clear();
        }
    }

    // Held outside the block that cannot be stopped.
    private void Put(Action action)
    {
        waitForRoom();
        Whole(action);
    }

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
        Gather(() => text.Append(piece));
    }

    // One call of the pump waits at most, however often its work is done before by other means.
    private void Gather(Action add)
    {
        add();
        if (!scheduled)
        {
            scheduled = true;
            pump.Schedule(FlushLater);
        }
    }

    private void FlushLater()
    {
        lock (alone)
        {
            scheduled = false;
            Flush();
        }
    }

    private void Send(string type, JsonObject content)
    {
        Flush();
        publish(type, content);
    }

    private JsonObject Numbered(MimeBundle data) =>
        new()
        {
            ["execution_count"] = executionCount,
            ["data"] = ToJson(data),
            ["metadata"] = new JsonObject(),
        };

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
