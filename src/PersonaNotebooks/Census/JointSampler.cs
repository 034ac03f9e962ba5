namespace PersonaNotebooks.Census;

/// <summary>
/// Draws adults from the joint table of state, age, sex and race/ethnicity, so that the draw keeps every correlation the table
/// holds. Draws are independent and with replacement.
/// </summary>
public sealed class JointSampler
{
    private readonly AliasTable alias;
    private readonly Person[] people;

    /// <summary>Prepares a sampler.</summary>
    /// <param name="table">A table with the dimensions "state", "age", "sex" and "race", in any order.</param>
    /// <exception cref="InputException">A dimension is missing or all counts are zero.</exception>
    public JointSampler(ContingencyTable table)
    {
        Table = table;
        alias = new(table.Cells);
        int[] at = [.. new[] { "state", "age", "sex", "race" }.Select(table.DimensionIndex)];
        people = new Person[table.Cells.Length];
        for (var cell = 0; cell < people.Length; cell++)
        {
            var categories = table.Categories(cell);
            people[cell] = new(0, categories[at[0]], categories[at[1]], categories[at[2]], categories[at[3]]);
        }
    }

    /// <summary>The table drawn from.</summary>
    public ContingencyTable Table { get; }

    /// <summary>Draws <paramref name="count"/> adults lazily, numbered from 1.</summary>
    /// <exception cref="InputException">The count is not positive.</exception>
    public IEnumerable<Person> Sample(int count, Seed seed)
    {
        RequirePositive(count);
        return Draw(count, seed.Stream());
    }

    /// <summary>Draws equally many adults in each state, as many persona studies do; numbered from 1 through all states.</summary>
    /// <param name="table">As for the constructor.</param>
    /// <param name="each">Adults in each state.</param>
    /// <param name="seed">Each state takes its own seed from it by postal code.</param>
    /// <exception cref="InputException">The number is not positive, or a state has no adults.</exception>
    public static IReadOnlyList<Person> SampleEachState(ContingencyTable table, int each, Seed seed) =>
        [
            .. table
                .Dimensions[table.DimensionIndex("state")]
                .Categories.SelectMany(state =>
                    new JointSampler(table.Keep("state", [state])).Sample(each, seed.For(state))
                )
                .Select((person, i) => person with { Id = i + 1 }),
        ];

    /// <summary>The table of a sample: how many of <paramref name="count"/> adults fall into each cell. The same seed gives the same people as <see cref="Sample"/>.</summary>
    /// <exception cref="InputException">The count is not positive.</exception>
    public ContingencyTable SampleTable(int count, Seed seed)
    {
        RequirePositive(count);
        var stream = seed.Stream();
        var cells = new double[people.Length];
        for (var i = 0; i < count; i++)
        {
            cells[alias.Draw(stream)]++;
        }
        return Table.WithCells(cells);
    }

    private IEnumerable<Person> Draw(int count, RandomStream stream)
    {
        for (var id = 1; id <= count; id++)
        {
            yield return people[alias.Draw(stream)] with
            {
                Id = id,
            };
        }
    }

    private static void RequirePositive(int count)
    {
        if (count <= 0)
        {
            throw new InputException($"The number of people must be at least 1, but is {count}.");
        }
    }
}
