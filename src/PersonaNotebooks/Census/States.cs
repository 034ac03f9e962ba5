namespace PersonaNotebooks.Census;

/// <summary>The list of states and how people name a choice of them.</summary>
public static class States
{
    private static readonly Lazy<IReadOnlyList<State>> Loaded = new(() => Load(Home.Data("census", "states.csv")));

    /// <summary>50 states, DC and PR, by postal code (<c>data/census/states.csv</c>).</summary>
    public static IReadOnlyList<State> All => Loaded.Value;

    /// <summary>Loads a list of the columns state, fips and name.</summary>
    /// <exception cref="InputException">The file is missing, a row stands twice, or there are not 52 of them.</exception>
    public static IReadOnlyList<State> Load(string path)
    {
        List<State> states = [];
        foreach (var row in CsvRows.Read(path, "state", "fips", "name"))
        {
            states.Add(
                states.All(s => s.Postal != row["state"] && s.Fips != row["fips"])
                    ? new(row["state"], row["fips"], row["name"])
                    : throw row.Bad($"the state {row["state"]} stands twice")
            );
        }
        return states.Count == 52
            ? states
            : throw new InputException(
                $"{Path.GetFileName(path)}: {states.Count} rows, but 50 states, DC and PR make 52; restore the file."
            );
    }

    /// <summary>Reads a choice such as <c>CA,TX</c>, <c>all</c> (50 states and DC) or <c>all,PR</c>.</summary>
    /// <returns>Postal codes without repeats, in alphabetical order.</returns>
    /// <exception cref="InputException">A code is unknown or none is given.</exception>
    public static IReadOnlyList<string> Parse(string choice)
    {
        SortedSet<string> chosen = new(StringComparer.Ordinal);
        foreach (var word in choice.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Equals("all", StringComparison.OrdinalIgnoreCase))
            {
                chosen.UnionWith(All.Select(s => s.Postal).Where(p => p != "PR"));
                continue;
            }
            var state = All.FirstOrDefault(s =>
                word.Equals(s.Postal, StringComparison.OrdinalIgnoreCase)
                || word.Equals(s.Name, StringComparison.OrdinalIgnoreCase)
            );
            chosen.Add(state?.Postal ?? throw Unknown($"'{word}' is not a state"));
        }
        return chosen.Count > 0 ? [.. chosen] : throw Unknown("No state was named");
    }

    private static InputException Unknown(string what) =>
        new($"{what}; use 'all' (50 states and DC) or postal codes: {string.Join(",", All.Select(s => s.Postal))}.");
}
