using System.Globalization;
using PersonaNotebooks.Census;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Personas;

/// <summary>The meta tier: age, sex, race and state as the census sample drew them, and no word by a model.</summary>
public static class MetaPersonas
{
    private static readonly Prompt Form = Prompt.Load("persona-meta");

    private static readonly Dictionary<string, string> Races = new(StringComparer.Ordinal)
    {
        ["white"] = "White, not Hispanic",
        ["black"] = "Black, not Hispanic",
        ["asian"] = "Asian, not Hispanic",
        ["other"] = "American Indian, Pacific Islander or several races, not Hispanic",
        ["hispanic"] = "Hispanic",
    };

    /// <summary>The fields that every tier keeps as they were drawn.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["age", "sex", "race", "state"];

    /// <summary>
    /// A persona for each sampled adult. The field <c>person</c>, such as <c>VT-17</c>, names the person in all tiers; numbers run
    /// within a state, so that a larger sample begins with the same people.
    /// </summary>
    public static IReadOnlyList<Persona> Of(IEnumerable<Person> people)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        return
        [
            .. people.Select(p =>
            {
                var n = counts[p.State] = counts.GetValueOrDefault(p.State) + 1;
                var person = string.Create(CultureInfo.InvariantCulture, $"{p.State}-{n}");
                return Of(person, p);
            }),
        ];
    }

    /// <summary>The words for a field's value as personas and tables show it: <c>VT</c> as <c>Vermont</c>.</summary>
    /// <exception cref="InputException">The value is none that the census sample draws.</exception>
    public static string Say(string field, string value) =>
        field switch
        {
            "state" => States.All.FirstOrDefault(s => s.Postal == value)?.Name,
            "race" => Races.GetValueOrDefault(value),
            _ => value,
        }
        ?? throw new InputException(
            $"'{value}' is no {field} of the census sample; use the codes that 'persona sample' writes."
        );

    /// <summary>The text of the meta tier for a person's fields.</summary>
    /// <exception cref="InputException">A field is missing or has a value that is not known.</exception>
    public static string Text(IReadOnlyDictionary<string, string> fields) =>
        Form.Fill([
            .. Fields.Select(f =>
                (
                    f,
                    Say(f, fields.GetValueOrDefault(f) ?? throw new InputException($"A persona lacks the field '{f}'."))
                )
            ),
        ]);

    private static Persona Of(string person, Person p)
    {
        Dictionary<string, string> fields = new()
        {
            ["person"] = person,
            ["age"] = p.Age,
            ["sex"] = p.Sex,
            ["race"] = p.Race,
            ["state"] = p.State,
        };
        return new($"{person}/{Tiers.Meta}", Text(fields)) { Tier = Tiers.Meta, Fields = fields };
    }
}
