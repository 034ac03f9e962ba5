namespace PersonaNotebooks.Census;

/// <summary>Asks the Census Bureau's data API for whole tables of all states. The key never appears in a message.</summary>
/// <param name="http">The client to ask with.</param>
/// <param name="key">An API key of the Bureau.</param>
public sealed class CensusApiClient(HttpClient http, string key)
{
    /// <summary>Fetches one table of the 1-year American Community Survey for all states, DC and PR.</summary>
    /// <exception cref="InputException">The service cannot be reached or refuses, or its answer is not a table.</exception>
    public async Task<CensusApiTable> FetchAsync(int year, string table, CancellationToken cancellationToken = default)
    {
        var query = $"?get=group({table})&for=state:*&key={Uri.EscapeDataString(key)}";
        return CensusApiTable.Parse(table, await GetAsync(year, table, query, cancellationToken));
    }

    /// <summary>Fetches one table together with its labels.</summary>
    /// <exception cref="InputException">The service cannot be reached or refuses, or an answer is of another shape.</exception>
    public async Task<LabelledTable> FetchLabelledAsync(
        int year,
        string table,
        CancellationToken cancellationToken = default
    ) =>
        new(
            table,
            await FetchAsync(year, table, cancellationToken),
            CensusApiLabels.Parse(table, await GetAsync(year, table, $"/groups/{table}.json", cancellationToken))
        );

    private async Task<string> GetAsync(int year, string table, string rest, CancellationToken cancellationToken)
    {
        // Data profiles (DP…) and subject tables (S…) have addresses of their own; the others are detailed tables.
        var kind =
            table.StartsWith("DP", StringComparison.Ordinal) ? "/profile"
            : table.StartsWith('S') ? "/subject"
            : "";
        Uri address = new($"https://api.census.gov/data/{year}/acs/acs1{kind}{rest}");
        try
        {
            using var response = await http.GetAsync(address, cancellationToken);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsStringAsync(cancellationToken)
                : throw new InputException(
                    $"The Census service answered {(int)response.StatusCode} for table {table} of {year}; check the key and that the year has 1-year tables (2020 has none)."
                );
        }
        catch (HttpRequestException e)
        {
            // The cause is left out on purpose: its message may hold the address, and with it the key.
            throw new InputException(
                $"The Census service could not be reached for table {table} ({e.HttpRequestError}); check the connection and try again."
            );
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InputException(
                $"The Census service did not answer in time for table {table} of {year}; try again later."
            );
        }
    }
}
