namespace PersonaNotebooks.Census;

/// <summary>Asks the Census Bureau's data API for whole tables of all states. The key never appears in a message.</summary>
/// <param name="http">The client to ask with.</param>
/// <param name="key">An API key of the Bureau.</param>
public sealed class CensusApiClient(HttpClient http, string key)
{
    /// <summary>Fetches one table of the 1-year American Community Survey for all states, DC and PR.</summary>
    /// <exception cref="InputException">The service cannot be reached or refuses.</exception>
    public async Task<CensusApiTable> FetchAsync(int year, string table, CancellationToken cancellationToken = default)
    {
        Uri address = new(
            $"https://api.census.gov/data/{year}/acs/acs1?get=group({table})&for=state:*&key={Uri.EscapeDataString(key)}"
        );
        try
        {
            using var response = await http.GetAsync(address, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new InputException(
                    $"The Census service answered {(int)response.StatusCode} for table {table} of {year}; check the key and that the year has 1-year tables (2020 has none)."
                );
            }
            return CensusApiTable.Parse(table, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (HttpRequestException e)
        {
            // The cause is left out on purpose: its message may hold the address, and with it the key.
            throw new InputException(
                $"The Census service could not be reached for table {table} ({e.HttpRequestError}); check the connection and try again."
            );
        }
    }
}
