using System.CommandLine;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Mixtures;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Host.Commands;

/// <summary>The encoder that the gates see texts through: a model by name, by default the embedded one, whatever model writes.</summary>
internal sealed class EncoderOption
{
    private readonly Option<string> encoder = new("--encoder")
    {
        Description = "The model that turns texts into vectors; one mixture keeps to one encoder.",
        DefaultValueFactory = _ => "embedded",
    };

    /// <summary>Adds the option to a command.</summary>
    public EncoderOption AddTo(Command command)
    {
        command.Options.Add(encoder);
        return this;
    }

    /// <summary>Opens the encoder; its answers are kept in the same store.</summary>
    public Task<Lab> OpenAsync(ParseResult parsed, Lab lab, CancellationToken cancellationToken) =>
        Lab.OpenAsync(parsed.GetValue(encoder)!, new() { Store = lab.Store.Path, Seed = lab.Seed }, cancellationToken);

    /// <summary>Refuses an encoder that the mixture was not trained with.</summary>
    public static IEmbeddingGenerator<string, Embedding<float>> Of(Lab encoder, Mixture mixture) =>
        encoder.Identity.ToString() == mixture.Encoder
            ? encoder.Embedder
            : throw new InputException(
                $"The mixture was trained with the encoder {mixture.Encoder}, but this one is {encoder.Identity}; open the same with --encoder."
            );
}
