namespace PersonaNotebooks.Census;

/// <summary>One published figure that a category of a topic is made of (a line of <c>data/census/acs-topics-2018.csv</c>).</summary>
/// <param name="Topic">For example "marital".</param>
/// <param name="Table">The ACS table, for example "B12002".</param>
/// <param name="Sign">+1 when the figure is added, -1 when it is taken away.</param>
/// <param name="Match">A detailed table's label without its total, sex and age; a profile's variable.</param>
/// <param name="Category">Our name of the category, for example "never married".</param>
public sealed record AcsTopic(string Topic, string Table, int Sign, string Match, string Category)
{
    /// <summary>The shipped list, in the order of the categories.</summary>
    /// <exception cref="InputException">A sign is neither + nor -.</exception>
    public static IReadOnlyList<AcsTopic> Load2018() =>
        [
            .. CsvRows
                .Read(Home.Data("census", "acs-topics-2018.csv"), "topic", "table", "sign", "match", "category")
                .Select(row => new AcsTopic(
                    row["topic"],
                    row["table"],
                    row["sign"] switch
                    {
                        "+" => 1,
                        "-" => -1,
                        var other => throw row.Bad($"sign is '{other}'; write + or -"),
                    },
                    row["match"],
                    row["category"]
                )),
        ];
}
