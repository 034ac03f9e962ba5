using System.CommandLine;
using PersonaNotebooks.Census;
using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Host.Commands;

/// <summary>The options by which a command samples people from the census.</summary>
internal sealed class PeopleOptionSet
{
    private readonly Option<string> states = new("--states")
    {
        Description = "Postal codes such as CA,TX, or 'all' for 50 states and DC.",
        DefaultValueFactory = _ => "all",
    };

    private readonly Option<int> people = new("--people")
    {
        Description = "Adults in each state.",
        DefaultValueFactory = _ => 5,
    };

    private readonly Option<string> tiers = new("--tiers")
    {
        Description = "Tiers such as meta,descriptive; 'all' for the four tiers, 'controls' for the controls.",
        DefaultValueFactory = _ => "all",
    };

    /// <summary>Adds the options to a command.</summary>
    public PeopleOptionSet AddTo(Command command)
    {
        foreach (var option in (Option[])[states, people, tiers])
        {
            command.Options.Add(option);
        }
        return this;
    }

    /// <summary>The first of the options that was written on the command line; null when all stand at their defaults.</summary>
    public string? FirstNamed(ParseResult parsed) =>
        ((Option[])[states, people, tiers]).FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false })?.Name;

    /// <summary>The tiers that were asked for.</summary>
    public IReadOnlyList<string> TierNames(ParseResult parsed) => Tiers.Parse(parsed.GetValue(tiers)!);

    /// <summary>Samples the meta personas.</summary>
    public IReadOnlyList<Persona> Sample(ParseResult parsed, Seed seed) =>
        MetaPersonas.Of(
            JointSampler.SampleEachState(
                AdultsTable.Load2018(States.Parse(parsed.GetValue(states)!)),
                LabOptionSet.AtLeastOne(parsed.GetValue(people), "--people"),
                seed.For("sampling")
            )
        );
}
