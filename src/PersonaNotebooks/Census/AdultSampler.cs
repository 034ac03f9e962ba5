namespace PersonaNotebooks.Census;

/// <summary>
/// Draws adults with every field of the published tables: state, age, sex and race/ethnicity from their joint table, every other field
/// from what the tables condition it on (<see cref="FieldSource"/>). Combinations that cannot be are never drawn, because they have no
/// weight; nothing is drawn and thrown away, so the published margins stay (<see cref="FieldSource"/>).
/// </summary>
/// <remarks>Safe for several threads: a draw changes only its own stream.</remarks>
public sealed class AdultSampler
{
    private readonly Dictionary<string, StateFields> states;
    private readonly JointSampler joint;

    /// <summary>Prepares a sampler: reads the tables and rakes each state's.</summary>
    /// <param name="states">Postal codes, as <see cref="States.Parse"/> gives them.</param>
    public AdultSampler(IReadOnlyList<string> states)
    {
        AcsTables acs = new(states);
        Education = EducationTable.Load2018(acs);
        joint = new(AdultsTable.Load2018(states));
        this.states = states.ToDictionary(s => s, s => new StateFields(acs, s, Education));
    }

    /// <summary>Adults by state, age, sex, race/ethnicity and education, the table that these fields are drawn from.</summary>
    public ContingencyTable Education { get; }

    /// <summary>Draws <paramref name="count"/> adults lazily, numbered from 1. State, age, sex and race are those of <see cref="JointSampler.Sample"/> with the same seed.</summary>
    /// <exception cref="InputException">The count is not positive.</exception>
    public IEnumerable<Adult> Sample(int count, Seed seed) => Complete(joint.Sample(count, seed), seed);

    /// <summary>Draws the other fields of given people, lazily and in order.</summary>
    /// <param name="people">People of the states that the sampler was made for.</param>
    /// <param name="seed">The same seed and people give the same fields.</param>
    /// <exception cref="InputException">A person's state, age, sex or race is not one of the tables'.</exception>
    public IEnumerable<Adult> Complete(IEnumerable<Person> people, Seed seed)
    {
        var stream = seed.For("fields").Stream();
        foreach (var person in people)
        {
            yield return states.TryGetValue(person.State, out var fields)
                ? fields.Draw(person, stream)
                : throw new InputException(
                    $"Person {person.Id} is of '{person.State}', which this sampler was not made for; name the state when making it."
                );
        }
    }

    /// <summary>The tables of one state that draws come from.</summary>
    internal StateFields Of(string state) => states[state];
}
