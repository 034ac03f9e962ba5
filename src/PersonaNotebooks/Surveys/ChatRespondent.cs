using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Surveys;

/// <summary>A chat model that answers as the persona it is given, in one reply.</summary>
/// <remarks>
/// Li et al. 2025 draw at temperature 0.95 and top-p 0.9 with up to 512 tokens. Here the temperature is 1 and nothing is cut off, on purpose: a
/// share over many draws is then the model's own probability of an option.
/// </remarks>
/// <param name="lab">The model.</param>
/// <param name="form">The letter alone, or reasons first.</param>
/// <param name="temperature">Sampling temperature; the survey wants draws, not the likeliest answer.</param>
/// <param name="retries">How often a reply that cannot be read is sent back; each is counted.</param>
public sealed class ChatRespondent(Lab lab, ReplyForm form = ReplyForm.Direct, float temperature = 1, int retries = 1)
    : IRespondent
{
    private const int DirectTokens = 64,
        ReasonedTokens = 256;

    /// <inheritdoc/>
    public string Name { get; } = $"{lab.Identity.Model}/{(form == ReplyForm.Direct ? "direct" : "reasoned")}";

    /// <inheritdoc/>
    public Lab Lab => lab;

    /// <inheritdoc/>
    public async Task<Answer> AnswerAsync(AskedQuestion asked, CancellationToken cancellationToken = default)
    {
        var options = new ChatOptions
        {
            Temperature = temperature,
            MaxOutputTokens = form == ReplyForm.Direct ? DirectTokens : ReasonedTokens,
        }.WithDraw(asked.Draw);
        List<ChatMessage> talk = [.. OpinionPrompt.Chat(asked, form)];
        var stances = OpinionPrompt.Stances(asked);
        for (var retry = 0; ; retry++)
        {
            var response = await lab.Chat.GetResponseAsync(talk, options, cancellationToken).ConfigureAwait(false);
            var place = AnswerParser.Read(response.Text, stances);
            if (place is not null || retry == retries)
            {
                return Read(asked, place, response.Text) with { Retries = retry };
            }
            talk.Add(new(ChatRole.Assistant, response.Text));
            talk.Add(OpinionPrompt.Again(asked));
        }
    }

    private static Answer Read(AskedQuestion asked, int? place, string reply) =>
        place is not { } shown ? Answer.Unread(reply)
        : shown >= asked.Order.Count ? Answer.Unknown(reply)
        : Answer.Chosen(asked.Order[shown], asked.Order.Count, reply);
}
