using System.Text.Json;
using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models.OpenAi;

/// <summary>Writes the body of a <c>/chat/completions</c> call.</summary>
internal static class OpenAiChatRequest
{
    public static byte[] Write(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options,
        string model,
        Uri url,
        bool stream = false
    )
    {
        if (options?.Tools is { Count: > 0 })
        {
            throw new NotSupportedException("This client sends text only; use a client of your own for tools.");
        }
        using MemoryStream body = new();
        using (Utf8JsonWriter json = new(body))
        {
            json.WriteStartObject();
            json.WriteString("model", options?.ModelId ?? model);
            json.WriteStartArray("messages");
            if (options?.Instructions is { } instructions)
            {
                Message(json, "system", null, instructions);
            }
            foreach (var message in messages)
            {
                Message(json, message.Role.Value, message.AuthorName, Text(message));
            }
            json.WriteEndArray();
            if (stream)
            {
                json.WriteBoolean("stream", true);
                json.WriteStartObject("stream_options");
                json.WriteBoolean("include_usage", true);
                json.WriteEndObject();
            }
            if (options is not null)
            {
                Options(json, options, url);
            }
            json.WriteEndObject();
        }
        return body.ToArray();
    }

    private static void Options(Utf8JsonWriter json, ChatOptions options, Uri url)
    {
        Put(json, "temperature", options.Temperature);
        Put(json, "top_p", options.TopP);
        Put(json, "top_k", options.TopK);
        // OpenAI's newer models refuse the old name; most other servers know only the old one.
        Put(json, url.Host == "api.openai.com" ? "max_completion_tokens" : "max_tokens", options.MaxOutputTokens);
        Put(json, "frequency_penalty", options.FrequencyPenalty);
        Put(json, "presence_penalty", options.PresencePenalty);
        // Gemini's endpoint refuses a call that has a seed; it samples unseeded.
        Put(json, "seed", url.Host == "generativelanguage.googleapis.com" ? null : options.Seed);
        Put(json, "stop", options.StopSequences);
        Put(json, "reasoning_effort", options.Reasoning?.Effort?.ToString().ToLowerInvariant());
        if (options.ResponseFormat is ChatResponseFormatJson format)
        {
            Format(json, format);
        }
        foreach (var (name, value) in options.AdditionalProperties ?? [])
        {
            Put(json, name, value);
        }
    }

    private static void Format(Utf8JsonWriter json, ChatResponseFormatJson format)
    {
        json.WriteStartObject("response_format");
        if (format.Schema is { } schema)
        {
            json.WriteString("type", "json_schema");
            json.WriteStartObject("json_schema");
            json.WriteString("name", format.SchemaName ?? "answer");
            Put(json, "description", format.SchemaDescription);
            // Strict decoding is on offer only for schemas that allow nothing else.
            if (schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False)
            {
                json.WriteBoolean("strict", true);
            }
            json.WritePropertyName("schema");
            schema.WriteTo(json);
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("type", "json_object");
        }
        json.WriteEndObject();
    }

    private static string Text(ChatMessage message) =>
        message.Contents.FirstOrDefault(c => c is not TextContent and not TextReasoningContent) is { } other
            ? throw new NotSupportedException(
                $"This client sends text only, not {other.GetType().Name}; use a client of your own."
            )
            : message.Text;

    private static void Message(Utf8JsonWriter json, string role, string? name, string text)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        Put(json, "name", name);
        json.WriteString("content", text);
        json.WriteEndObject();
    }

    private static void Put(Utf8JsonWriter json, string name, object? value)
    {
        if (value is not null)
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, value, AIJsonUtilities.DefaultOptions);
        }
    }
}
