using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>Writes one answer to one prompt.</summary>
internal sealed class AnswerWriter
{
    private readonly EmbeddedModel model;
    private readonly string prompt;
    private readonly string request;
    private readonly string instructions;
    private readonly SamplingOptions sampling;
    private readonly RandomStream stream;
    private readonly CancellationToken cancellationToken;
    private readonly Lazy<PromptModel> answering;
    private readonly Lazy<TextSampler> texts;
    private readonly Lazy<string> plain;

    /// <summary>Adapts the model to a prompt.</summary>
    /// <param name="model">The model.</param>
    /// <param name="prompt">All messages.</param>
    /// <param name="request">The last message: what it offers and asks for shapes the answer.</param>
    /// <param name="instructions">The system messages: they may ask for the form too.</param>
    /// <param name="sampling">How to draw.</param>
    /// <param name="stream">Where chance comes from.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public AnswerWriter(
        EmbeddedModel model,
        string prompt,
        string request,
        string instructions,
        SamplingOptions sampling,
        RandomStream stream,
        CancellationToken cancellationToken
    )
    {
        (this.model, this.prompt, this.request, this.instructions) = (model, prompt, request, instructions);
        (this.sampling, this.stream, this.cancellationToken) = (sampling, stream, cancellationToken);
        // A choice needs no adapted model.
        answering = new(() => model.AdaptForAnswers(AnswerForm.WithoutHoles(prompt), cancellationToken));
        plain = new(() => EmbeddedModel.Plain(prompt));
        texts = new(() => new(answering.Value, model.Rules(answering.Value, prompt), sampling));
    }

    /// <summary>How many tokens the prompt has.</summary>
    public int PromptTokens => WordTokenizer.Count(prompt);

    /// <summary>Writes the answer in the format that is asked for.</summary>
    public TextSampler.Drawn Write(ChatResponseFormat? format)
    {
        if (format is ChatResponseFormatJson json)
        {
            return Counted(new JsonAnswer(this, prompt, stream).Write(json.Schema));
        }
        var question = ChoiceQuestion.Find(request);
        if ((AnswerForm.Find(request) ?? AnswerForm.Find(instructions)) is { } form)
        {
            return Counted(string.Join('\n', form.Lines.Select(l => $"{l.Lead} {Fill(l, question)}")));
        }
        return question is not null ? Counted(Lead() + question.Options[Choose(question)].Label)
            : MaskedText.Find(request) is { } masked
                ? Counted(MaskedText.Fill(answering.Value, masked, sampling, stream))
            : Text(sampling.MaxTokens);
    }

    /// <summary>Draws a line of new text.</summary>
    public TextSampler.Drawn Text(int maxTokens) =>
        texts.Value.Draw(maxTokens, SentenceCount.Of(request), stream, cancellationToken);

    /// <summary>Chooses one of several texts; gives its place.</summary>
    /// <param name="block">The question with its options, as it stands in the prompt.</param>
    /// <param name="stem">The question without the options.</param>
    /// <param name="options">The texts.</param>
    public int Choose(string block, string stem, IReadOnlyList<string> options) =>
        // The temperature is spent in the probabilities; a draw among ties stays fair.
        Candidates
            .Of(
                model.Weigh(plain.Value, block, stem, options, sampling.Temperature, cancellationToken),
                sampling with
                {
                    Temperature = 1,
                }
            )
            .Draw(stream);

    private int Choose(ChoiceQuestion question) =>
        Choose(question.Block, question.Stem, [.. question.Options.Select(o => o.Text)]);

    private string Fill(AnswerForm.Line line, ChoiceQuestion? question) =>
        question is not null && line.WantsLabel ? question.Options[Choose(question)].Label
        : line.Offered is { Count: > 0 } offered ? offered[Choose(request + "\n", line.Lead, offered)]
        : Text(sampling.MaxTokens).Text;

    // "Answer:" is the lead that a prompt with offered answers mostly asks for without a hole.
    private string Lead() =>
        $"{instructions}\n{request}".Contains("Answer:", StringComparison.Ordinal) ? "Answer: " : "";

    private static TextSampler.Drawn Counted(string text) => new(text, WordTokenizer.Tokenize(text).Count, true);
}
