using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PersonaNotebooks.Imitation.Records;

/// <summary>
/// A file of JSON lines that only grows, a whole line at a time and flushed to disk. A run that goes on writes its lines again from the
/// first: those that are there must be the same, and nothing is there twice. A line cut off by a kill is taken away at opening.
/// </summary>
internal sealed class RecordFile : IDisposable
{
    private readonly FileStream file;
    private readonly Queue<string> there;
    private readonly string path;
    private int line;

    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public RecordFile(string path)
    {
        this.path = path;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"Cannot write '{path}': {e.Message.TrimEnd('.')}; end the other run or choose another folder.",
                e
            );
        }
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        file.SetLength(end);
        file.Position = end;
        there = new(Encoding.UTF8.GetString(bytes, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Writes records as lines; those that are there already are compared and not written again.</summary>
    /// <exception cref="InputException">A line that is there is another one.</exception>
    public void Append<T>(string kind, IEnumerable<T> records)
    {
        StringBuilder text = new();
        foreach (var record in records)
        {
            line++;
            var json = $"{{\"{kind}\":{JsonSerializer.Serialize(record, Json)}}}";
            if (!there.TryDequeue(out var known))
            {
                text.Append(json).Append('\n');
            }
            else if (known != json)
            {
                throw new InputException(
                    $"{path}, line {line}: what is recorded there is not what this run gives; the data, the model or the library has changed, so give the run another id."
                );
            }
        }
        if (text.Length > 0)
        {
            file.Write(Encoding.UTF8.GetBytes(text.ToString()));
            file.Flush(flushToDisk: true);
        }
    }

    public void Dispose() => file.Dispose();
}
