namespace PersonaNotebooks.Census;

/// <summary>
/// Adults by state, age, sex and race/ethnicity: American Community Survey 2018, 1-year, table B01001 and its series H, I, B, D.
/// "white" (not Hispanic) and "hispanic" and the sum of the other three are the published counts; how that sum splits into
/// "black", "asian" and "other" is our estimate (see <c>data/census/SOURCES.md</c>), because the published tables of Black and
/// Asian people hold Hispanic ones too, and counting those twice would be worse.
/// </summary>
public static class AdultsTable
{
    /// <summary>The path of the shipped table from the collection's root.</summary>
    public const string Path2018 = "data/census/adults-2018.csv";

    /// <summary>The ten adult age bands.</summary>
    public static Dimension Age { get; } =
        new("age", ["18-19", "20-24", "25-29", "30-34", "35-44", "45-54", "55-64", "65-74", "75-84", "85+"]);

    /// <summary>The two answers of the census.</summary>
    public static Dimension Sex { get; } = new("sex", ["female", "male"]);

    /// <summary>Race/ethnicity: all but "hispanic" mean "not Hispanic"; "other" holds American Indian, Pacific Islander, another race, two or more.</summary>
    public static Dimension Race { get; } = new("race", ["white", "black", "asian", "hispanic", "other"]);

    /// <summary>Loads the shipped table for some states.</summary>
    /// <param name="states">Postal codes, as <see cref="States.Parse"/> gives them.</param>
    public static ContingencyTable Load2018(IReadOnlyList<string> states) =>
        Load(System.IO.Path.Combine(Home.Root, Path2018), states);

    /// <summary>Loads a table of the columns state, age, sex, race and adults from a file.</summary>
    /// <exception cref="InputException">A count is negative, missing or not a number; a category is unknown; a row stands twice; a cell of a wanted state is missing.</exception>
    public static ContingencyTable Load(string path, IReadOnlyList<string> states)
    {
        Dimension[] dimensions = [new("state", states), Age, Sex, Race];
        var cells = new double[states.Count * Age.Categories.Count * Sex.Categories.Count * Race.Categories.Count];
        Array.Fill(cells, double.NaN);
        HashSet<string> seen = [];
        foreach (var row in CsvRows.Read(path, "state", "age", "sex", "race", "adults"))
        {
            var count = row.Count("adults");
            var cell = 0;
            foreach (var dimension in dimensions)
            {
                var at = dimension.Categories.ToList().IndexOf(row[dimension.Name]);
                if (at < 0 && (dimension.Name != "state" || States.All.All(s => s.Postal != row["state"])))
                {
                    throw row.Bad($"'{row[dimension.Name]}' is not a known {dimension.Name}");
                }
                cell = at < 0 || cell < 0 ? -1 : cell * dimension.Categories.Count + at;
            }
            if (!seen.Add($"{row["state"]}, {row["age"]}, {row["sex"]}, {row["race"]}"))
            {
                throw row.Bad($"a row for {row["state"]}, {row["age"]}, {row["sex"]}, {row["race"]} stands twice");
            }
            if (cell >= 0)
            {
                cells[cell] = count;
            }
        }
        var missing = Array.FindIndex(cells, double.IsNaN);
        if (missing >= 0)
        {
            var per = cells.Length / states.Count;
            var state = states[missing / per];
            var all = cells.Skip(missing / per * per).Take(per).All(double.IsNaN);
            throw new InputException(
                $"{Path.GetFileName(path)}: {(all ? "the state" : "a row of")} {state} is missing; add its {per} rows (age × sex × race)."
            );
        }
        return new(dimensions, cells);
    }
}
