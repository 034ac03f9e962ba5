using PersonaNotebooks.Census;
using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Surveys.Truth;

/// <summary>Puts personas into the groups by which people's answers are known (<see cref="HumanShares.Groups"/>).</summary>
public static class PollGroups
{
    /// <summary>The groups that a persona's certain fields tell: sex, race and age.</summary>
    public static IReadOnlyList<string> All { get; } = ["sex", "race", "age"];

    /// <summary>The category of a persona; null when its fields do not tell.</summary>
    /// <param name="persona">A persona over a census person.</param>
    /// <param name="group">One of <see cref="All"/>.</param>
    /// <remarks>The poll has no category of its own for Asian people: they are among "other". Bands of ages are cut where ours are.</remarks>
    /// <exception cref="InputException">Another group.</exception>
    public static string? CategoryOf(Persona persona, string group) =>
        !All.Contains(group)
            ? throw new InputException(
                $"Personas cannot be told apart by '{group}'; their groups are {string.Join(", ", All)}."
            )
        : persona.Fields.GetValueOrDefault(group) is not { } value ? null
        : group switch
        {
            "sex" => value is "female" or "male" ? value : null,
            "race" => value is "asian" ? "other"
            : value is "white" or "black" or "hispanic" or "other" ? value
            : null,
            _ => !AdultsTable.Age.Categories.Contains(value)
                ? null
                : AgeBand.Parse(value).From switch
                {
                    < 30 => "18-29",
                    < 45 => "30-44",
                    < 65 => "45-64",
                    _ => "65+",
                },
        };
}
