using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PersonaNotebooks.Mixtures;

/// <summary>Written texts as JSON lines: id, text, label, context, persona, exemplar, temperature.</summary>
public static class WritingFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the file whole or not at all.</summary>
    public static void Save(string path, IReadOnlyList<WrittenText> texts)
    {
        StringBuilder lines = new();
        foreach (var text in texts)
        {
            var line = new
            {
                id = text.Id,
                text = text.Text,
                label = text.Task.Label,
                context = text.Task.Context,
                persona = text.Task.Persona,
                exemplar = text.Task.Exemplar,
                temperature = text.Task.Temperature,
            };
            lines.Append(JsonSerializer.Serialize(line, Json)).Append('\n');
        }
        AtomicFile.WriteText(path, lines.ToString());
    }
}
