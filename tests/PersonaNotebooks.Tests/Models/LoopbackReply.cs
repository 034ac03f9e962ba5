using System.Text.Json;

namespace PersonaNotebooks.Tests.Models;

internal sealed record LoopbackReply(string Body, int Status = 200)
{
    public string ContentType { get; init; } = "application/json";

    public (string Name, string Value)[] Headers { get; init; } = [];

    public TimeSpan Delay { get; init; }

    /// <summary>The share of the reply after which the connection is closed; null to send all of it.</summary>
    public double? CutAt { get; init; }

    /// <summary>A proper chat completion.</summary>
    public static LoopbackReply Chat(string text, string? fingerprint = null) =>
        new(
            JsonSerializer.Serialize(
                new
                {
                    id = "1",
                    model = "test",
                    choices = new[]
                    {
                        new
                        {
                            index = 0,
                            message = new { role = "assistant", content = text },
                            finish_reason = "stop",
                        },
                    },
                    usage = new { prompt_tokens = 10, completion_tokens = 2 },
                    system_fingerprint = fingerprint,
                }
            )
        );

    /// <summary>A failure as the protocol words it.</summary>
    public static LoopbackReply Error(int status, string message) =>
        new(JsonSerializer.Serialize(new { error = new { message } }), status);
}
