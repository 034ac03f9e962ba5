namespace PersonaNotebooks.Census;

/// <summary>
/// Published one-way and two-way counts of the American Community Survey 2023, 1-year, by state. Universes differ by topic (adults,
/// all persons, households …): the file's <c>universe</c> column says which. Only age by sex covers DC and PR.
/// </summary>
public sealed class Margins2023
{
    /// <summary>The path of the shipped file from the collection's root.</summary>
    public const string Path = "data/census/margins-2023.csv";

    private readonly Dictionary<(string State, string Topic, string Sex, string Age, string Category), double> values =
    [];

    /// <summary>Loads the shipped file.</summary>
    public static Margins2023 Load() => Load(System.IO.Path.Combine(Home.Root, Path));

    /// <summary>Loads a file of the columns state, topic, universe, sex, age, category and value.</summary>
    /// <exception cref="InputException">A value is negative, missing or not a number; a state is unknown; a row stands twice.</exception>
    public static Margins2023 Load(string path)
    {
        Margins2023 margins = new();
        HashSet<string> known = [.. States.All.Select(s => s.Postal)];
        foreach (var row in CsvRows.Read(path, "state", "topic", "universe", "sex", "age", "category", "value"))
        {
            var key = (row["state"], row["topic"], row["sex"], row["age"], row["category"]);
            if (!known.Contains(row["state"]))
            {
                throw row.Bad($"'{row["state"]}' is not a state");
            }
            if (!margins.values.TryAdd(key, row.Number("value")))
            {
                throw row.Bad(
                    $"a row for {string.Join(", ", new[] { key.Item1, key.Item2, key.Item3, key.Item4, key.Item5 }.Where(k => k.Length > 0))} stands twice"
                );
            }
        }
        return margins;
    }

    /// <summary>One published value; empty text for the columns a topic does not use.</summary>
    /// <exception cref="InputException">The state or topic has no such value (DC and PR have age by sex only).</exception>
    public double this[string state, string topic, string sex = "", string age = "", string category = ""] =>
        values.TryGetValue((state, topic, sex, age, category), out var value)
            ? value
            : throw new InputException(
                $"The 2023 margins hold no '{topic}' for {state}; of DC and PR they hold only age by sex and population."
            );

    /// <summary>The topics and how many values each has.</summary>
    public IReadOnlyDictionary<string, int> Topics =>
        values
            .Keys.GroupBy(k => k.Topic)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count());

    /// <summary>Adults by state, age and sex in 2023 (table S0101): the same universe and bands as <see cref="AdultsTable"/>.</summary>
    public ContingencyTable AdultsByAgeAndSex(IReadOnlyList<string> states) =>
        new(
            [new("state", states), AdultsTable.Age, AdultsTable.Sex],
            [
                .. from state in states
                from age in AdultsTable.Age.Categories
                from sex in AdultsTable.Sex.Categories
                select this[state, "age by sex", sex, age],
            ]
        );

    /// <summary>The share of Hispanic people among all persons, children included (table DP05).</summary>
    public double HispanicShareOfAllAges(string state)
    {
        var hispanic = this[state, "hispanic origin", category: "hispanic"];
        return hispanic / (hispanic + this[state, "hispanic origin", category: "not hispanic"]);
    }
}
