using System.CommandLine;
using System.Globalization;
using PersonaNotebooks.Mixtures;
using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Host.Commands;

/// <summary>The options that say who the personas of a mixture are, and what they ask for.</summary>
internal sealed class MopPersonas
{
    private readonly Option<int> count = new("--personas")
    {
        Description = "K; written from the texts that are not held out.",
        DefaultValueFactory = _ => 8,
    };

    private readonly Option<string?> choose = new("--choose-personas")
    {
        Description =
            "Numbers such as 4,8,16: K is the one with the best held-out likelihood, the personas being written from the other records.",
    };

    private readonly Option<string?> writer = new("--writer")
    {
        Description =
            "Who writes the personas: model, keywords (a cluster's words; the default with the embedded model, which cannot sum up) or census (drawn adults).",
    };

    /// <summary>Adds the options to a command.</summary>
    public MopPersonas AddTo(Command command)
    {
        foreach (var option in (Option[])[count, choose, writer])
        {
            command.Options.Add(option);
        }
        return this;
    }

    /// <summary>The numbers of personas to choose from; null where one number was given.</summary>
    /// <exception cref="InputException">They are no whole numbers above 0.</exception>
    public IReadOnlyList<int>? Choices(ParseResult parsed) =>
        parsed
            .GetValue(choose)
            ?.Split(',')
            .Select(n =>
                int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var k) && k > 0
                    ? k
                    : throw new InputException($"--choose-personas holds '{n}'; give whole numbers such as 4,8,16.")
            )
            .ToArray();

    /// <summary>Who describes the clusters.</summary>
    /// <exception cref="InputException">Nobody known, or the census, whose personas describe none.</exception>
    public ClusterWriter Writer(ParseResult parsed, PersonaSynthesis synthesis) =>
        parsed.GetValue(writer) switch
        {
            null => synthesis.Suited,
            "model" => ClusterWriter.Model,
            "keywords" => ClusterWriter.Keywords,
            "census" => throw new InputException(
                "--choose-personas chooses a number of clusters, so it cannot go with --writer census."
            ),
            var name => throw new InputException($"--writer must be model, keywords or census, not '{name}'."),
        };

    /// <summary>Writes the personas and prints them.</summary>
    public async Task<IReadOnlyList<Persona>> WriteAsync(
        ParseResult parsed,
        PersonaSynthesis synthesis,
        IReadOnlyList<MixtureRecord> records,
        Seed seed,
        CancellationToken cancellationToken
    )
    {
        var wanted = LabOptionSet.AtLeastOne(parsed.GetValue(count), "--personas");
        if (parsed.GetValue(writer) == "census")
        {
            return CensusPersonas.Draw(wanted, seed);
        }
        var result = await synthesis.WriteAsync(records, wanted, Writer(parsed, synthesis), seed, cancellationToken);
        foreach (var (persona, size) in result.Personas.Zip(result.Sizes))
        {
            // For a person to read before the run: a model's description may carry its prejudices.
            Console.WriteLine($"{persona.Id} ({size} texts, by {persona.WrittenBy}): {OneLine(persona.Text)}");
        }
        if (result.Unreadable > 0)
        {
            Console.WriteLine(
                $"note: {result.Unreadable} clusters got no readable description and are described by their words"
            );
        }
        return result.Personas;
    }

    // Model text must not steer the terminal that shows it.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
