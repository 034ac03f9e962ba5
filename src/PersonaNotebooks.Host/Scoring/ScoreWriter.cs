using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using PersonaNotebooks.Host.Formatting;

namespace PersonaNotebooks.Host.Scoring;

/// <summary>Writes one JSON object a line; numbers with 17 significant digits, invariant culture.</summary>
public sealed class ScoreWriter : IDisposable
{
    private readonly Stream output;
    private readonly ArrayBufferWriter<byte> line = new();
    private readonly Utf8JsonWriter json;

    /// <summary>Writes to a stream, which stays open.</summary>
    public ScoreWriter(Stream output)
    {
        this.output = output;
        json = new(line, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>Writes the line of an id, with the fields that <paramref name="write"/> adds.</summary>
    public void Line(ScoreLine of, Action write) =>
        Object(() =>
        {
            json.WritePropertyName("id");
            json.WriteRawValue(of.Id);
            write();
        });

    /// <summary>Writes the last line.</summary>
    public void Corpus(Action write, string signature) =>
        Object(() =>
        {
            Nested("corpus", write);
            json.WriteString("signature", signature);
        });

    /// <summary>A field with an object.</summary>
    public void Nested(string name, Action write)
    {
        json.WriteStartObject(name);
        write();
        json.WriteEndObject();
    }

    /// <summary>A field with a number.</summary>
    public void Number(string name, double value)
    {
        json.WritePropertyName(name);
        json.WriteDigits(value);
    }

    /// <summary>A field with a whole number.</summary>
    public void Whole(string name, long value) => json.WriteNumber(name, value);

    /// <summary>A field with a list of numbers.</summary>
    public void Numbers(string name, IEnumerable<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteDigits(value);
        }
        json.WriteEndArray();
    }

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();

    private void Object(Action write)
    {
        json.WriteStartObject();
        write();
        json.WriteEndObject();
        json.Flush();
        output.Write(line.WrittenSpan);
        output.WriteByte((byte)'\n');
        line.ResetWrittenCount();
        json.Reset();
    }
}
