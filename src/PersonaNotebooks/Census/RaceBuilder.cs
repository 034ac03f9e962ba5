namespace PersonaNotebooks.Census;

/// <summary>Makes the table of all persons by Hispanic origin and race from table B03002, by label.</summary>
public static class RaceBuilder
{
    /// <summary>The table that <see cref="Build"/> needs.</summary>
    public const string Table = "B03002";

    private static readonly (string Name, string Label)[] Races =
    [
        ("white", "White alone"),
        ("black", "Black or African American alone"),
        ("american indian", "American Indian and Alaska Native alone"),
        ("asian", "Asian alone"),
        ("pacific islander", "Native Hawaiian and Other Pacific Islander alone"),
        ("some other race", "Some other race alone"),
        ("two or more races", "Two or more races"),
    ];

    /// <summary>The lines of the table as CSV, header first.</summary>
    /// <exception cref="InputException">A label is unknown, or the Bureau gives no figure for a state that the answer holds.</exception>
    public static IEnumerable<string> Build(LabelledTable table)
    {
        yield return "state,hispanic,race,persons";
        foreach (var state in States.All.Where(s => table.Answer.Fips.Contains(s.Fips)))
        {
            foreach (
                var (hispanic, origin) in new[] { ("no", "Not Hispanic or Latino"), ("yes", "Hispanic or Latino") }
            )
            {
                foreach (var (name, label) in Races)
                {
                    var persons =
                        table.Figure(state.Fips, $"Estimate!!Total!!{origin}!!{label}")
                        ?? throw new InputException($"{Table} gives no figure for {origin}, {label} in {state.Name}.");
                    yield return FormattableString.Invariant($"{state.Postal},{hispanic},{name},{persons:0}");
                }
            }
        }
    }
}
