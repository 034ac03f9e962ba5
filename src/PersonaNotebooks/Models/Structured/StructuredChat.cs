using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Models.Structured;

/// <summary>
/// Asks for an answer that fits a JSON schema. The schema goes to the server, which holds the model to it where it can; the reply
/// is checked against it all the same, and a reply that does not fit is sent back, a few times at most, with what is wrong.
/// </summary>
public static class StructuredChat
{
    private static readonly JsonSerializerOptions Strict = new(AIJsonUtilities.DefaultOptions)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    /// <summary>Asks for a record; its schema is made from the type.</summary>
    /// <param name="client">The model.</param>
    /// <param name="messages">What to ask.</param>
    /// <param name="options">Options of the call; the response format is set here.</param>
    /// <param name="check">A rule that no schema can say: null when the value is fine, else what is wrong with it.</param>
    /// <param name="repairs">How often a reply that does not fit is sent back.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    public static async Task<StructuredAnswer<T>> AskForAsync<T>(
        this IChatClient client,
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        Func<T, string?>? check = null,
        int repairs = 2,
        CancellationToken cancellationToken = default
    )
    {
        var schema = AIJsonUtilities.CreateJsonSchema(
            typeof(T),
            serializerOptions: Strict,
            inferenceOptions: new() { TransformOptions = new() { DisallowAdditionalProperties = true } }
        );
        T? value = default;
        var answer = await client
            .AskForAsync(
                messages,
                schema,
                options,
                json =>
                {
                    try
                    {
                        value = json.Deserialize<T>(Strict);
                        return value is null ? "it is null" : check?.Invoke(value);
                    }
                    catch (JsonException e)
                    {
                        return e.Message;
                    }
                },
                repairs,
                cancellationToken
            )
            .ConfigureAwait(false);
        return new(answer.IsRead ? value : default, answer.Fault, answer.Replies);
    }

    /// <summary>Asks for JSON that fits a schema made at run time, such as one with a survey's own answer options.</summary>
    /// <param name="client">The model.</param>
    /// <param name="messages">What to ask.</param>
    /// <param name="schema">The schema; see <see cref="JsonSchemaCheck"/> for what it may say.</param>
    /// <param name="options">Options of the call; the response format is set here.</param>
    /// <param name="check">A rule that no schema can say: null when the value is fine, else what is wrong with it.</param>
    /// <param name="repairs">How often a reply that does not fit is sent back.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <exception cref="NotSupportedException">The schema says something that is not checked here.</exception>
    public static async Task<StructuredAnswer<JsonElement>> AskForAsync(
        this IChatClient client,
        IEnumerable<ChatMessage> messages,
        JsonElement schema,
        ChatOptions? options = null,
        Func<JsonElement, string?>? check = null,
        int repairs = 2,
        CancellationToken cancellationToken = default
    )
    {
        List<ChatMessage> talk = [.. messages];
        List<string> replies = [];
        var call = options?.Clone() ?? new();
        call.ResponseFormat = ChatResponseFormat.ForJsonSchema(schema, "answer");
        while (true)
        {
            var reply = await AskAsync(client, talk, schema, call, cancellationToken).ConfigureAwait(false);
            replies.Add(reply);
            var (json, fault) = Read(reply, schema);
            fault ??= check?.Invoke(json);
            if (fault is null || replies.Count > repairs)
            {
                return new(fault is null ? json : default, fault, replies);
            }
            talk.Add(new(ChatRole.Assistant, reply));
            talk.Add(
                new(
                    ChatRole.User,
                    Prompt.Load("structured-repair").Fill(("fault", fault), ("schema", schema.ToString()))
                )
            );
        }
    }

    private static async Task<string> AskAsync(
        IChatClient client,
        List<ChatMessage> talk,
        JsonElement schema,
        ChatOptions call,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await client.GetResponseAsync(talk, call, cancellationToken).ConfigureAwait(false)).Text;
        }
        catch (ModelCallException e) when (call.ResponseFormat is not null && e.Status is 400 or 422)
        {
            // A server without schemas: the model is told the schema in words instead.
            call.ResponseFormat = null;
            talk.Add(new(ChatRole.User, Prompt.Load("structured-answer").Fill(("schema", schema.ToString()))));
            return (await client.GetResponseAsync(talk, call, cancellationToken).ConfigureAwait(false)).Text;
        }
    }

    private static (JsonElement Json, string? Fault) Read(string reply, JsonElement schema)
    {
        try
        {
            var json = Parse(reply);
            return (json, JsonSchemaCheck.FirstFault(json, schema));
        }
        catch (JsonException)
        {
            return (default, "it is not one JSON document");
        }
    }

    /// <summary>A reply as JSON, whether it stands in one code block or by itself.</summary>
    /// <exception cref="JsonException">It is not one JSON document.</exception>
    internal static JsonElement Parse(string reply) =>
        JsonSerializer.Deserialize<JsonElement>(WithoutFence(reply.Trim()));

    // A reply that is one code block as a whole says just as clearly what the answer is.
    private static string WithoutFence(string reply) =>
        reply.StartsWith("```", StringComparison.Ordinal)
        && reply.EndsWith("```", StringComparison.Ordinal)
        && reply.Contains('\n')
            ? reply[(reply.IndexOf('\n') + 1)..^3]
            : reply;
}
