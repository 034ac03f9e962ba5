using System.Text.Json;
using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models.OpenAi;

/// <summary>Reads the reply of a <c>/chat/completions</c> call.</summary>
internal static class OpenAiChatReply
{
    /// <summary>Where a hosted model's build goes in <see cref="ChatResponse.AdditionalProperties"/>.</summary>
    public const string Fingerprint = "system_fingerprint";

    public static ChatResponse Read(OpenAiReply reply)
    {
        var choice = reply.Json.GetProperty("choices")[0];
        var message = choice.GetProperty("message");
        var content = message.GetProperty("content").GetString(); // null beside a refusal
        List<AIContent> contents = [];
        if ((Text(message, "reasoning_content") ?? Text(message, "reasoning")) is { Length: > 0 } reasoning)
        {
            contents.Add(new TextReasoningContent(reasoning));
        }
        contents.Add(new TextContent(content ?? ""));
        if (Text(message, "refusal") is { } refusal)
        {
            contents.Add(new ErrorContent(refusal));
        }
        return new(new ChatMessage(ChatRole.Assistant, contents))
        {
            ResponseId = Text(reply.Json, "id"),
            ModelId = Text(reply.Json, "model"),
            FinishReason = Text(choice, "finish_reason") is { } reason ? new(reason) : null,
            Usage = Usage(reply.Json),
            RawRepresentation = reply.Raw,
            AdditionalProperties = new() { [Fingerprint] = Text(reply.Json, Fingerprint) },
        };
    }

    /// <summary>One piece of a streamed answer; null when it holds nothing of it.</summary>
    public static ChatResponseUpdate? ReadChunk(JsonElement chunk)
    {
        ChatResponseUpdate update = new() { Role = ChatRole.Assistant, RawRepresentation = chunk };
        if (chunk.TryGetProperty("choices", out var choices) && choices.GetArrayLength() > 0)
        {
            var choice = choices[0];
            update.FinishReason = Text(choice, "finish_reason") is { } reason ? new(reason) : null;
            if (choice.TryGetProperty("delta", out var delta) && Text(delta, "content") is { Length: > 0 } text)
            {
                update.Contents.Add(new TextContent(text));
            }
        }
        if (Usage(chunk) is { } usage)
        {
            update.Contents.Add(new UsageContent(usage));
        }
        return update.Contents.Count > 0 || update.FinishReason is not null ? update : null;
    }

    private static UsageDetails? Usage(JsonElement json) =>
        json.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object
            ? new()
            {
                InputTokenCount = Count(usage, "prompt_tokens"),
                OutputTokenCount = Count(usage, "completion_tokens"),
            }
            : null;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Count(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;
}
