namespace PersonaNotebooks.Census;

/// <summary>Makes the census tables of a year anew from the Census Bureau's own service.</summary>
/// <param name="client">The service.</param>
/// <param name="year">A year with 1-year tables.</param>
/// <param name="report">Told of each table that is fetched and each value that is left out.</param>
public sealed class CensusRebuild(CensusApiClient client, int year, Action<string> report)
{
    /// <summary>The first year whose margins the labels in <c>data/census/margin-labels.csv</c> and the 2020 coding of race can fit.</summary>
    public const int FirstMarginsYear = 2021;

    /// <summary>The files that a year can have, by what <see cref="BuildAsync"/> calls them.</summary>
    public static IReadOnlyList<string> Files(int year) =>
        year >= FirstMarginsYear ? ["adults", "race-all-ages", "margins"] : ["adults", "race-all-ages"];

    /// <summary>The lines of one file, header first.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <param name="cancellationToken">Stops the fetching.</param>
    /// <exception cref="InputException">The file is unknown for the year, the service fails, or its figures are not what they should be.</exception>
    public async Task<IReadOnlyList<string>> BuildAsync(string file, CancellationToken cancellationToken = default)
    {
        if (!Files(year).Contains(file))
        {
            throw new InputException(
                $"There is no table '{file}' to rebuild for {year}; name one of {string.Join(", ", Files(year))} (margins from {FirstMarginsYear} on, when race was coded as in 2023)."
            );
        }
        return file switch
        {
            "adults" =>
            [
                .. AdultsBuilder.Build(await FetchAsync(AdultsBuilder.Tables, client.FetchAsync, cancellationToken)),
            ],
            "margins" => await MarginsAsync(cancellationToken),
            _ =>
            [
                .. RaceBuilder.Build(
                    (await FetchAsync([RaceBuilder.Table], client.FetchLabelledAsync, cancellationToken))[
                        RaceBuilder.Table
                    ]
                ),
            ],
        };
    }

    private async Task<IReadOnlyList<string>> MarginsAsync(CancellationToken cancellationToken)
    {
        var parts = MarginPart.Load();
        var tables = await FetchAsync(
            parts.Select(p => p.Table).Distinct(),
            client.FetchLabelledAsync,
            cancellationToken
        );
        var (lines, leftOut) = MarginsBuilder.Build(year, parts, tables);
        foreach (var value in leftOut)
        {
            report($"left out, the Bureau gives no figure: {value}");
        }
        return lines;
    }

    private async Task<Dictionary<string, T>> FetchAsync<T>(
        IEnumerable<string> ids,
        Func<int, string, CancellationToken, Task<T>> fetch,
        CancellationToken cancellationToken
    )
    {
        Dictionary<string, T> tables = [];
        foreach (var id in ids)
        {
            report($"fetching {id}");
            tables[id] = await fetch(year, id, cancellationToken);
        }
        return tables;
    }
}
