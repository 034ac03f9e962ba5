using PersonaNotebooks.Census;

namespace PersonaNotebooks.Surveys.Truth;

/// <summary>Results of a presidential election by state, 50 states and DC (<c>data/elections/SOURCES.md</c>).</summary>
public sealed class ElectionResults
{
    private readonly Dictionary<string, StateResult> results;

    /// <summary>The path of the shipped file from the collection's root.</summary>
    public const string Path = "data/elections/state-results.csv";

    private ElectionResults(int year, Dictionary<string, StateResult> results) =>
        (Year, this.results) = (year, results);

    /// <summary>The election's year.</summary>
    public int Year { get; }

    /// <summary>All states, by postal code.</summary>
    public IReadOnlyList<StateResult> States => [.. results.Values.OrderBy(r => r.State, StringComparer.Ordinal)];

    /// <summary>The Democrat's share of the two parties' votes in the country, 0 to 1.</summary>
    public double NationalTwoPartyShare =>
        results.Values.Sum(r => r.Democrat) / results.Values.Sum(r => r.Democrat + r.Republican);

    /// <summary>Loads a year of the shipped file.</summary>
    /// <param name="year">2016, 2020 or 2024.</param>
    public static ElectionResults Load(int year) => Load(System.IO.Path.Combine(Home.Root, Path), year);

    /// <summary>Loads a year of a file of the columns year, state, democrat, republican and total.</summary>
    /// <exception cref="InputException">A row is bad or stands twice, or the year is not there.</exception>
    public static ElectionResults Load(string path, int year)
    {
        Dictionary<string, StateResult> results = [];
        foreach (var row in CsvRows.Read(path, "year", "state", "democrat", "republican", "total"))
        {
            if (row.Count("year") != year)
            {
                continue;
            }
            double? total = row["total"].Length == 0 ? null : row.Count("total");
            StateResult result = new(row["state"], row.Count("democrat"), row.Count("republican"), total);
            if (
                !PersonaNotebooks.Census.States.All.Any(s => s.Postal == result.State)
                || !results.TryAdd(result.State, result)
            )
            {
                throw row.Bad($"'{result.State}' is not a state or stands twice in {year}");
            }
            if (result.Democrat + result.Republican is 0 || total < result.Democrat + result.Republican)
            {
                throw row.Bad($"the votes of {result.State} do not add up");
            }
        }
        return results.Count > 0
            ? new(year, results)
            : throw new InputException(
                $"{System.IO.Path.GetFileName(path)} has no results of {year}; it has 2016, 2020 and 2024."
            );
    }

    /// <summary>A state's result.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public StateResult this[string state] =>
        results.GetValueOrDefault(state) ?? throw new InputException($"There is no result of {Year} for '{state}'.");
}
