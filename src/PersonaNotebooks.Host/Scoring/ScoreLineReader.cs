using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PersonaNotebooks.Host.Scoring;

/// <summary>Reads JSON lines <c>{"id", "prediction", "references": […]}</c> one after another; blank lines are passed over.</summary>
public static class ScoreLineReader
{
    /// <summary>The lines of a file, read as they are asked for.</summary>
    /// <exception cref="InputException">The file cannot be read, or a line is not of that form.</exception>
    public static IEnumerable<ScoreLine> Read(string path, bool needsReferences)
    {
        using var reader = Open(path);
        for (var number = 1; Next(reader, path, number) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(line, $"line {number} of '{path}'", needsReferences);
            }
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return new(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"The input '{path}' cannot be read: {e.Message.TrimEnd('.')}; check the path.",
                e
            );
        }
    }

    private static string? Next(StreamReader reader, string path, int number)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (DecoderFallbackException e)
        {
            throw new InputException($"'{path}' is not UTF-8 at or after line {number}; save it as UTF-8.", e);
        }
        catch (IOException e)
        {
            throw new InputException($"'{path}' cannot be read on at line {number}: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private static ScoreLine Parse(string line, string where, bool needsReferences)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Convert(document.RootElement, where, needsReferences);
        }
        catch (JsonException e)
        {
            throw new InputException($"{Sentence(where)} is not JSON at byte {e.BytePositionInLine}; correct it.", e);
        }
    }

    private static ScoreLine Convert(JsonElement root, string where, bool needsReferences)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new InputException(
                $"{Sentence(where)} is not a JSON object; write {{\"id\": …, \"prediction\": \"…\"}}."
            );
        }
        if (
            !root.TryGetProperty("id", out var id) || id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)
        )
        {
            throw new InputException($"{Sentence(where)} has no field 'id' with a text or a number; add it.");
        }
        if (!root.TryGetProperty("prediction", out var prediction) || prediction.ValueKind != JsonValueKind.String)
        {
            throw new InputException($"{Sentence(where)} has no field 'prediction' with a text; add it.");
        }
        List<string> references = [];
        if (needsReferences)
        {
            if (!root.TryGetProperty("references", out var array) || array.ValueKind != JsonValueKind.Array)
            {
                throw new InputException($"{Sentence(where)} has no field 'references' with a list of texts; add it.");
            }
            foreach (var reference in array.EnumerateArray().Where(r => r.ValueKind != JsonValueKind.Null))
            {
                references.Add(
                    reference.ValueKind == JsonValueKind.String
                        ? Text(reference)
                        : throw new InputException(
                            $"Field 'references' in {where} holds something that is no text; correct it."
                        )
                );
            }
            if (references.Count == 0)
            {
                throw new InputException($"Field 'references' in {where} is empty; give at least one text.");
            }
        }
        return new(id.GetRawText(), Text(prediction), references);
    }

    private static string Sentence(string where) => char.ToUpperInvariant(where[0]) + where[1..];

    // JsonElement refuses half of a surrogate pair, which tweets cut at a fixed length do hold; Python's reader takes it.
    private static string Text(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(text.GetRawText());
        }
    }

    private static string Unescape(string raw)
    {
        StringBuilder text = new();
        for (var i = 1; i < raw.Length - 1; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }
            i++;
            if (raw[i] == 'u')
            {
                text.Append(
                    (char)
                        ushort.Parse(raw.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                );
                i += 4;
                continue;
            }
            text.Append(
                raw[i] switch
                {
                    'b' => '\b',
                    'f' => '\f',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    var c => c,
                }
            );
        }
        return text.ToString();
    }
}
