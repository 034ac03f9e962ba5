using PersonaNotebooks.Census;

namespace PersonaNotebooks.Surveys.Truth;

/// <summary>A group's line of a national exit poll, in whole percent as published.</summary>
/// <param name="Category">For example "race".</param>
/// <param name="Group">For example "Latino".</param>
/// <param name="Democrat">Percent of the group for the Democrat; null where not published.</param>
/// <param name="Republican">Percent of the group for the Republican; null where not published.</param>
/// <param name="ShareOfVoters">Percent of all voters; null where not published (2024).</param>
public sealed record ExitPoll(
    string Category,
    string Group,
    double? Democrat,
    double? Republican,
    double? ShareOfVoters
)
{
    /// <summary>The Democrat's share of the group's two-party vote, 0 to 1.</summary>
    /// <exception cref="InputException">One of the two is not published.</exception>
    public double TwoPartyShare =>
        Democrat / (Democrat + Republican)
        ?? throw new InputException($"The exit poll gives no two-party share for {Category} {Group}.");

    /// <summary>Loads a year of <c>data/elections/exit-polls.csv</c>.</summary>
    /// <param name="year">2020, or 2024 (provisional, few groups).</param>
    /// <exception cref="InputException">A row is bad or the year is not there.</exception>
    public static IReadOnlyList<ExitPoll> Load(int year)
    {
        List<ExitPoll> lines = [];
        var path = Home.Data("elections", "exit-polls.csv");
        foreach (var row in CsvRows.Read(path, "year", "category", "group", "democrat", "republican", "voters"))
        {
            if (row.Count("year") == year)
            {
                double? Percent(string column) => row[column].Length == 0 ? null : row.Number(column);
                lines.Add(
                    new(row["category"], row["group"], Percent("democrat"), Percent("republican"), Percent("voters"))
                );
            }
        }
        return lines.Count > 0
            ? lines
            : throw new InputException($"There is no exit poll of {year}; there are 2020 and 2024.");
    }
}
