using System.Text;
using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Notebooks;
using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Running;

/// <summary>Collects the output of one cell as notebook JSON. What a cell's leftover threads write after its end is dropped.</summary>
public sealed class CellOutputs : INotebookOutput
{
    private readonly int executionCount;
    private readonly Dictionary<string, JsonObject> shown;
    private readonly OutputLimit limit;
    private readonly JsonArray outputs = [];
    private readonly StringBuilder text = new();
    private string streamName = "";
    private bool clearing;
    private bool closed;

    /// <summary>Starts to collect.</summary>
    /// <param name="executionCount">The cell's number in the run.</param>
    /// <param name="shown">What the notebook has shown so far by display id; shared by its cells, and locked while in use.</param>
    public CellOutputs(int executionCount, Dictionary<string, JsonObject> shown)
    {
        (this.executionCount, this.shown) = (executionCount, shown);
        limit = new(note => Append("stderr", note));
    }

    /// <inheritdoc/>
    public void Stream(string name, string text) =>
        Put(() => limit.Put(text.Length, () => Append(name, text), kept => Append(name, text[..kept])));

    /// <inheritdoc/>
    public void Display(MimeBundle data, string displayId) =>
        Put(() => limit.Show(displayId, data.Length, () => shown[displayId] = AddRich("display_data", data)));

    /// <inheritdoc/>
    public void Update(MimeBundle data, string displayId)
    {
        lock (shown)
        {
            // A display that was cut off is not there to be updated.
            if (!closed && shown.TryGetValue(displayId, out var display))
            {
                limit.Replace(displayId, data.Length, () => display["data"] = ToJson(data));
            }
        }
    }

    /// <inheritdoc/>
    public void Result(MimeBundle data) =>
        Put(() => limit.PutResult(data.Length, () => AddRich("execute_result", data)));

    /// <inheritdoc/>
    public void Clear(bool wait)
    {
        lock (shown)
        {
            if (closed)
            {
                return;
            }
            clearing = wait;
            if (!wait)
            {
                Empty();
            }
        }
    }

    /// <summary>Ends the cell and gives its outputs.</summary>
    public JsonArray Close()
    {
        lock (shown)
        {
            closed = true;
            EndStream();
            return outputs;
        }
    }

    /// <summary>Ends a cell that failed: its outputs so far and, as notebooks keep it, the error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="told">The sentence that names the place.</param>
    public JsonArray Close(CellError error, string told)
    {
        Close();
        JsonArray traceback = [.. told.Split('\n').Concat(error.Trace).Select(line => (JsonNode)line)];
        outputs.Add(
            (JsonNode)
                new JsonObject
                {
                    ["ename"] = error.Name,
                    ["evalue"] = error.Message,
                    ["output_type"] = "error",
                    ["traceback"] = traceback,
                }
        );
        return outputs;
    }

    private void Put(Action put)
    {
        lock (shown)
        {
            if (closed)
            {
                return;
            }
            if (clearing)
            {
                Empty();
            }
            put();
        }
    }

    private void Empty()
    {
        outputs.Clear();
        text.Clear();
        limit.Clear();
        (streamName, clearing) = ("", false);
    }

    private void Append(string name, string piece)
    {
        if (name != streamName)
        {
            EndStream();
            streamName = name;
        }
        text.Append(piece);
    }

    private void EndStream()
    {
        if (text.Length > 0)
        {
            outputs.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["name"] = streamName,
                        ["output_type"] = "stream",
                        ["text"] = NotebookJson.SplitLines(text.ToString().Replace("\r\n", "\n")),
                    }
            );
            text.Clear();
        }
        streamName = "";
    }

    private JsonObject AddRich(string type, MimeBundle data)
    {
        EndStream();
        JsonObject output = new() { ["data"] = ToJson(data) };
        if (type == "execute_result")
        {
            output["execution_count"] = executionCount;
        }
        output["metadata"] = new JsonObject();
        output["output_type"] = type;
        outputs.Add((JsonNode)output);
        return output;
    }

    private static JsonObject ToJson(MimeBundle data)
    {
        JsonObject json = [];
        foreach (var (mimeType, form) in data.Data)
        {
            json[mimeType] = MimeBundle.IsJson(mimeType)
                ? form.DeepClone()
                : NotebookJson.SplitLines(form.GetValue<string>());
        }
        return json;
    }
}
