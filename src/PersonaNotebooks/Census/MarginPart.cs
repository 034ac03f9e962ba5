namespace PersonaNotebooks.Census;

/// <summary>One published figure that a value of the margins is made of (a line of <c>data/census/margin-labels.csv</c>).</summary>
/// <param name="Value">The value's topic, universe, sex, age and category, empty where unused.</param>
/// <param name="Everywhere">Whether the margins hold the value for DC and PR too, not only for the 50 states.</param>
/// <param name="Sign">+1 when the figure is added, -1 when it is taken away.</param>
/// <param name="Table">The ACS table, for example "DP02".</param>
/// <param name="Label">The figure's label; "{year}" stands for the year.</param>
public sealed record MarginPart(
    (string Topic, string Universe, string Sex, string Age, string Category) Value,
    bool Everywhere,
    int Sign,
    string Table,
    string Label
)
{
    /// <summary>Reads the shipped list, which says in what order the values are written.</summary>
    public static IReadOnlyList<MarginPart> Load() => Load(Home.Data("census", "margin-labels.csv"));

    /// <summary>Reads a list of the columns topic, universe, sex, age, category, areas, sign, table and label.</summary>
    /// <exception cref="InputException">"areas" is neither "all" nor "states", or "sign" neither + nor -.</exception>
    public static IReadOnlyList<MarginPart> Load(string path) =>
        [
            .. CsvRows
                .Read(path, "topic", "universe", "sex", "age", "category", "areas", "sign", "table", "label")
                .Select(row => new MarginPart(
                    (row["topic"], row["universe"], row["sex"], row["age"], row["category"]),
                    row["areas"] switch
                    {
                        "all" => true,
                        "states" => false,
                        var other => throw row.Bad($"areas is '{other}'; write 'all' or 'states'"),
                    },
                    row["sign"] switch
                    {
                        "+" => 1,
                        "-" => -1,
                        var other => throw row.Bad($"sign is '{other}'; write + or -"),
                    },
                    row["table"],
                    row["label"]
                )),
        ];
}
