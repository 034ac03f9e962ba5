using System.CommandLine;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Host.Commands;

/// <summary>The options of commands that ask a model many things.</summary>
internal sealed class LabOptionSet
{
    private readonly Option<string> model = new("--model")
    {
        Description = "embedded, ollama:MODEL[@URL], openai:MODEL[@URL] or gguf:PATH.",
        DefaultValueFactory = _ => "embedded",
    };

    private readonly Option<int> seed = new("--seed")
    {
        Description = "Where all randomness comes from.",
        DefaultValueFactory = _ => 7,
    };

    private readonly Option<string?> store = StoreOption.Create();
    private readonly Option<bool> replay = new("--replay")
    {
        Description = "Take every answer from the store; make no call.",
    };

    private readonly Option<int> inFlight = new("--in-flight")
    {
        Description = "Calls in flight at a time.",
        DefaultValueFactory = _ => new ThrottleLimits().InFlight,
    };

    private readonly Option<string?> prices = new("--prices")
    {
        Description = "A price file: model,input_per_million,output_per_million.",
    };

    private readonly Option<decimal?> budget = new("--budget") { Description = "Stop before this much is spent." };

    /// <summary>Adds the options to a command.</summary>
    public LabOptionSet AddTo(Command command)
    {
        foreach (var option in (Option[])[model, seed, store, replay, inFlight, prices, budget])
        {
            command.Options.Add(option);
        }
        return this;
    }

    /// <summary>The seed that was given.</summary>
    public Seed Seed(ParseResult parsed) => parsed.GetValue(seed);

    /// <summary>Opens the model.</summary>
    /// <exception cref="InputException">An option is wrong or the model cannot be opened.</exception>
    public Task<Lab> OpenAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        Lab.OpenAsync(
            parsed.GetValue(model)!,
            new()
            {
                Store = parsed.GetValue(store),
                ReplayOnly = parsed.GetValue(replay),
                Seed = Seed(parsed),
                Throttle = new() { InFlight = AtLeastOne(parsed.GetValue(inFlight), "--in-flight") },
                Prices = parsed.GetValue(prices),
                Budget = parsed.GetValue(budget),
            },
            cancellationToken
        );

    /// <summary>A number of at least 1, or one clear sentence.</summary>
    public static int AtLeastOne(int value, string option) =>
        value >= 1 ? value : throw new InputException($"{option} must be 1 or more, not {value}.");
}
