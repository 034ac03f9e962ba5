using PersonaNotebooks.Census;

namespace PersonaNotebooks.Surveys.Truth;

/// <summary>Makes the tables of <c>data/elections</c> from public compilations (see <c>data/elections/SOURCES.md</c>).</summary>
/// <param name="folder">Holds <c>state_presidential_2016_2020_2024.csv</c> and <c>national_exit_polls_2020_2024.csv</c>.</param>
public sealed class ElectionsBuilder(string folder)
{
    /// <summary>The lines of <c>state-results.csv</c>, header first.</summary>
    /// <exception cref="InputException">A row is bad or its votes do not add up.</exception>
    public IEnumerable<string> Results()
    {
        yield return "year,state,democrat,republican,total";
        string[] columns = ["year", "state_po", "dem_votes", "rep_votes", "other_votes", "total_votes"];
        var rows = CsvRows.Read(Path.Combine(folder, "state_presidential_2016_2020_2024.csv"), columns);
        foreach (var row in rows)
        {
            var (two, other) = (row.Count("dem_votes") + row.Count("rep_votes"), row.Count("other_votes"));
            if (two + other != row.Count("total_votes"))
            {
                throw row.Bad($"the votes add up to {two + other}, not to {row["total_votes"]}");
            }
            // No state has no other candidate: a zero says that the source counts two parties only.
            yield return $"{row["year"]},{row["state_po"]},{row["dem_votes"]},{row["rep_votes"]},{(other == 0 ? "" : row["total_votes"])}";
        }
    }

    /// <summary>The lines of <c>exit-polls.csv</c>, header first.</summary>
    public IEnumerable<string> ExitPolls()
    {
        yield return "year,category,group,democrat,republican,voters,source";
        string[] columns = ["year", "category", "group", "dem_pct", "rep_pct", "share_of_voters_pct", "source"];
        foreach (var row in CsvRows.Read(Path.Combine(folder, "national_exit_polls_2020_2024.csv"), columns))
        {
            var group = row["group"].Contains(',') ? $"\"{row["group"]}\"" : row["group"];
            yield return $"{row["year"]},{row["category"]},{group},{row["dem_pct"]},{row["rep_pct"]},{row["share_of_voters_pct"]},{row["source"]}";
        }
    }
}
