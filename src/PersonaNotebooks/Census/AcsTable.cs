namespace PersonaNotebooks.Census;

/// <summary>
/// A topic of the American Community Survey 2018, 1-year, as counts by state and, where published, sex and band of ages
/// (<c>data/census/acs-2018</c>). Each topic has its own universe: see <see cref="FieldSource"/>.
/// </summary>
public static class AcsTable
{
    /// <summary>The file of a topic: "household income" lies in <c>household-income.csv</c>.</summary>
    public static string FileName(string topic) => $"{topic.Replace(' ', '-')}.csv";

    /// <summary>The path of a topic's file from the collection's root.</summary>
    public static string PathOf(string topic) => $"data/census/acs-2018/{FileName(topic)}";

    /// <summary>Loads a topic for some states: dimensions "state", "sex" and "age" where published, and the topic's own.</summary>
    /// <param name="topic">For example "marital".</param>
    /// <param name="states">Postal codes.</param>
    /// <exception cref="InputException">The topic is unknown, a row is bad or stands twice, or a state has none.</exception>
    public static ContingencyTable Load2018(string topic, IReadOnlyList<string> states) =>
        Load(Path.Combine(Home.Root, PathOf(topic)), topic, states);

    /// <summary>Loads a file of the columns state, sex, age, category and value. A category that the Bureau does not publish at some ages counts 0 there.</summary>
    public static ContingencyTable Load(string path, string topic, IReadOnlyList<string> states)
    {
        Dictionary<(string, string, string, string), double> values = [];
        List<string> sexes = [],
            ages = [],
            categories = [];
        foreach (var row in CsvRows.Read(path, "state", "sex", "age", "category", "value"))
        {
            Note(sexes, row["sex"]);
            Note(ages, row["age"]);
            Note(categories, row["category"]);
            if (!values.TryAdd((row["state"], row["sex"], row["age"], row["category"]), row.Count("value")))
            {
                throw row.Bad(
                    $"a row for {row["state"]} {row["sex"]} {row["age"]} {row["category"]} stands twice".Replace(
                        "  ",
                        " "
                    )
                );
            }
        }
        var known = values.Keys.Select(k => k.Item1).ToHashSet();
        if (states.FirstOrDefault(s => !known.Contains(s)) is { } missing)
        {
            throw new InputException($"{Path.GetFileName(path)}: the state {missing} is missing; add its rows.");
        }
        double[] cells =
        [
            .. from state in states
            from sex in sexes
            from age in ages
            from category in categories
            select values.GetValueOrDefault((state, sex, age, category)),
        ];
        List<Dimension> dimensions = [new("state", states), new(topic, categories)];
        if (ages is not [""])
        {
            dimensions.Insert(1, new("age", ages));
        }
        if (sexes is not [""])
        {
            dimensions.Insert(1, new("sex", sexes));
        }
        return new(dimensions, cells);
    }

    private static void Note(List<string> seen, string value)
    {
        if (!seen.Contains(value))
        {
            seen.Add(value);
        }
    }
}
