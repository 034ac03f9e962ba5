using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Models;
using PersonaNotebooks.Models.Structured;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Imitation.Masking;

/// <summary>
/// Lets a model name the words of judgement. It chooses from the post's own words, so that every word it names has a place; the text
/// itself never passes through the model and cannot change (the original compared counts of tokens and mostly threw the model's mask away).
/// </summary>
/// <param name="lab">The model.</param>
public sealed partial class ModelMasker(Lab lab) : IMasker
{
    private const int Most = 4;
    private int unread;

    /// <summary>Answers that could not be read, after one repair: their posts have no mask by the model.</summary>
    public int Unread => unread;

    /// <inheritdoc/>
    public async Task<MaskedPost?> MaskAsync(UserPost post, CancellationToken cancellationToken = default)
    {
        var text = OneLine.Of(post.Text);
        var places = Word().Matches(text);
        string[] words = [.. places.Select(m => m.Value).Distinct(StringComparer.Ordinal)];
        if (words.Length == 0)
        {
            return null;
        }
        var answer = await lab
            .Chat.AskForAsync(
                [new(ChatRole.User, Prompt.Load("imitation-mask").Fill(("post", text)))],
                Schema(words),
                new() { Temperature = 0 },
                repairs: 1,
                cancellationToken: cancellationToken
            )
            .ConfigureAwait(false);
        if (!answer.IsRead)
        {
            Interlocked.Increment(ref unread);
            return null;
        }
        var named = answer.Value.GetProperty("words").EnumerateArray().Select(w => w.GetString()!).ToHashSet();
        Slot[] slots = [.. places.Where(m => named.Contains(m.Value)).Select(m => new Slot(m.Index, m.Length))];
        return slots.Length > 0 ? new(text, slots) : null;
    }

    private static JsonElement Schema(string[] words) =>
        JsonSerializer.SerializeToElement(
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    ["words"] = new JsonObject
                    {
                        ["type"] = "array",
                        ["minItems"] = 1,
                        ["maxItems"] = Math.Min(Most, words.Length),
                        ["items"] = new JsonObject { ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) },
                    },
                },
                ["required"] = new JsonArray("words"),
                ["additionalProperties"] = false,
            }
        );

    [GeneratedRegex(@"\p{L}{3,}(?:['’]\p{L}+)*")]
    private static partial Regex Word();
}
