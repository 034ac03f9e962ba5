using System.CommandLine;
using PersonaNotebooks.Mixtures;

namespace PersonaNotebooks.Host.Commands;

/// <summary>The options of commands that write with a trained mixture.</summary>
internal sealed class MopMixtureOptionSet
{
    private readonly Option<string> mixture = new("--mixture")
    {
        Description = "What 'persona mop train' wrote.",
        Required = true,
    };

    private readonly Option<int> tokens = new("--max-tokens")
    {
        Description = "The longest text.",
        DefaultValueFactory = _ => 96,
    };

    private readonly RecordOptionSet texts = new();
    private readonly EncoderOption encoder = new();
    private readonly LabOptionSet model = new();

    /// <summary>Adds the options to a command.</summary>
    public MopMixtureOptionSet AddTo(Command command)
    {
        command.Options.Add(mixture);
        command.Options.Add(tokens);
        texts.AddTo(command);
        encoder.AddTo(command);
        model.AddTo(command);
        return this;
    }

    /// <summary>The longest text, in tokens.</summary>
    public int MostTokens(ParseResult parsed) => LabOptionSet.AtLeastOne(parsed.GetValue(tokens), "--max-tokens");

    /// <summary>Reads another file of the format of <c>--data</c>.</summary>
    public IReadOnlyList<MixtureRecord> Load(ParseResult parsed, string path) => texts.Load(parsed, path);

    /// <summary>Reads the texts and the mixture and opens the models.</summary>
    /// <exception cref="InputException">An option is wrong, or the mixture belongs to other texts or another encoder.</exception>
    public async Task<MopMixture> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var seed = model.Seed(parsed);
        var records = texts.Load(parsed, seed);
        var trained = MixtureFile.Load(parsed.GetRequiredValue(mixture), records);
        var lab = await model.OpenAsync(parsed, cancellationToken);
        var vectors = await encoder.OpenAsync(parsed, lab, cancellationToken);
        return new(seed, records, trained, lab, vectors);
    }
}
