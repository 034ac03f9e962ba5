using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models.Store;

/// <summary>Writes messages and options as JSON in one fixed way, so that equal calls give equal text on every machine.</summary>
internal static class KeyJson
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Role, author and contents of each message; ids, times and raw objects do not change an answer.</summary>
    public static string Messages(IEnumerable<ChatMessage> messages) =>
        Write(json =>
        {
            json.WriteStartArray();
            foreach (var message in messages)
            {
                json.WriteStartObject();
                json.WriteString("role", message.Role.Value);
                if (message.AuthorName is { } author)
                {
                    json.WriteString("name", author);
                }
                if (message.Contents is [TextContent text])
                {
                    json.WriteString("text", text.Text);
                }
                else
                {
                    json.WritePropertyName("contents");
                    JsonSerializer.Serialize(json, message.Contents, AIJsonUtilities.DefaultOptions);
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });

    /// <summary>Every option that is set, in a fixed order; the caller's additional properties sorted by name.</summary>
    public static string Options(ChatOptions? options) =>
        Write(json =>
        {
            json.WriteStartObject();
            if (options is not null)
            {
                Refuse(options.RawRepresentationFactory, "RawRepresentationFactory");
                Refuse(options.ConversationId, "ConversationId");
                Refuse(options.ContinuationToken, "ContinuationToken");
                Put(json, "instructions", options.Instructions);
                Put(json, "temperature", options.Temperature);
                Put(json, "top_p", options.TopP);
                Put(json, "top_k", options.TopK);
                Put(json, "max_tokens", options.MaxOutputTokens);
                Put(json, "frequency_penalty", options.FrequencyPenalty);
                Put(json, "presence_penalty", options.PresencePenalty);
                Put(json, "seed", options.Seed);
                Put(json, "stop", options.StopSequences);
                Put(json, "reasoning", options.Reasoning);
                Put(json, "format", options.ResponseFormat);
                Put(json, "tools", options.Tools?.Select(Tool));
                Put(json, "tool_mode", options.ToolMode);
                Put(json, "parallel_tools", options.AllowMultipleToolCalls);
                foreach (
                    var (name, value) in (options.AdditionalProperties ?? []).OrderBy(
                        p => p.Key,
                        StringComparer.Ordinal
                    )
                )
                {
                    if (name != DrawIndex.Property)
                    {
                        Put(json, "x:" + name, value);
                    }
                }
            }
            json.WriteEndObject();
        });

    private static void Put(Utf8JsonWriter json, string name, object? value)
    {
        if (value is not null)
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, value, AIJsonUtilities.DefaultOptions);
        }
    }

    private static object Tool(AITool tool) =>
        tool is AIFunctionDeclaration function
            ? new Dictionary<string, object?>
            {
                ["name"] = function.Name,
                ["description"] = function.Description,
                ["schema"] = function.JsonSchema,
            }
            : throw new NotSupportedException(
                $"The tool '{tool.Name}' cannot be written down, so its calls cannot be stored; ask through a client without a store."
            );

    private static void Refuse(object? value, string option)
    {
        if (value is not null)
        {
            throw new NotSupportedException(
                $"ChatOptions.{option} cannot be written down, so the call cannot be recognised again; leave it out."
            );
        }
    }

    private static string Write(Action<Utf8JsonWriter> body)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, Readable))
        {
            body(json);
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
