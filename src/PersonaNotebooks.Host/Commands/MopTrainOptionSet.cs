using System.CommandLine;
using PersonaNotebooks.Mixtures;

namespace PersonaNotebooks.Host.Commands;

/// <summary>The options that say how a mixture is trained.</summary>
internal sealed class MopTrainOptionSet
{
    private static readonly MixtureOptions Defaults = new();

    private readonly Option<int> pairs = new("--pairs")
    {
        Description = "M, pairs that a text is scored with.",
        DefaultValueFactory = _ => Defaults.Pairs,
    };

    private readonly Option<int> epochs = new("--epochs")
    {
        Description = "The most epochs.",
        DefaultValueFactory = _ => Defaults.Epochs,
    };

    private readonly Option<double> rate = new("--learning-rate")
    {
        Description = "Adam's.",
        DefaultValueFactory = _ => Defaults.LearningRate,
    };

    private readonly Option<int> batch = new("--batch")
    {
        Description = "Texts in a step.",
        DefaultValueFactory = _ => Defaults.Batch,
    };

    private readonly Option<bool> top = new("--top")
    {
        Description = "Take the heaviest pairs (the paper's sparse gate) instead of drawing them.",
    };

    private readonly Option<bool> temperatures = new("--learn-temperatures")
    {
        Description = "Learn a temperature for each persona; five scores for one.",
    };

    private readonly Option<bool> perToken = new("--length-normalised")
    {
        Description = "Divide log-probabilities by the tokens of a text.",
    };

    /// <summary>Adds the options to a command.</summary>
    public MopTrainOptionSet AddTo(Command command)
    {
        foreach (var option in (Option[])[pairs, epochs, rate, batch, top, temperatures, perToken])
        {
            command.Options.Add(option);
        }
        return this;
    }

    /// <summary>What was given.</summary>
    public MixtureOptions Of(ParseResult parsed) =>
        new()
        {
            Pairs = parsed.GetValue(pairs),
            Epochs = parsed.GetValue(epochs),
            LearningRate = parsed.GetValue(rate),
            Batch = parsed.GetValue(batch),
            Rule = parsed.GetValue(top) ? PairRule.Top : PairRule.Drawn,
            Temperature = parsed.GetValue(temperatures) ? 0.6 : 1,
            LearnTemperatures = parsed.GetValue(temperatures),
            LengthNormalised = parsed.GetValue(perToken),
        };
}
