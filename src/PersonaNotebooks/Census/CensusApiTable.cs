using System.Globalization;
using System.Text.Json;

namespace PersonaNotebooks.Census;

/// <summary>
/// One answer of the Census Bureau's data API: a JSON array of arrays whose first row names the columns. Figures come as text or
/// numbers; null and the negative codes -222222222 … -999999999 mean "no figure here" (too few cases, suppressed, not applicable).
/// </summary>
public sealed class CensusApiTable
{
    private readonly Dictionary<string, int> columns;
    private readonly Dictionary<string, JsonElement> rows;
    private readonly string name;

    private CensusApiTable(string name, Dictionary<string, int> columns, Dictionary<string, JsonElement> rows) =>
        (this.name, this.columns, this.rows) = (name, columns, rows);

    /// <summary>The FIPS codes of the states in the answer.</summary>
    public IReadOnlyCollection<string> Fips => rows.Keys;

    /// <summary>Reads an answer.</summary>
    /// <param name="name">The table's id, for messages.</param>
    /// <param name="json">The body of the answer.</param>
    /// <exception cref="InputException">It is not an array of arrays of one length, or has no "state" column, or a state stands twice.</exception>
    public static CensusApiTable Parse(string name, string json)
    {
        JsonElement root;
        try
        {
            root = JsonDocument.Parse(json).RootElement;
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"The Census answer for {name} is not JSON; the service may be down or the key refused.",
                e
            );
        }
        if (
            root.ValueKind != JsonValueKind.Array
            || root.GetArrayLength() < 2
            || root.EnumerateArray().Any(r => r.ValueKind != JsonValueKind.Array)
        )
        {
            throw new InputException($"The Census answer for {name} is not an array of rows with a header row.");
        }
        Dictionary<string, int> columns = [];
        foreach (var header in root[0].EnumerateArray())
        {
            columns.TryAdd(header.ToString(), columns.Count);
        }
        if (!columns.TryGetValue("state", out var state) || columns.Count != root[0].GetArrayLength())
        {
            throw new InputException(
                $"The Census answer for {name}, row 1: the column 'state' is missing or a column stands twice."
            );
        }
        Dictionary<string, JsonElement> rows = [];
        foreach (var (row, i) in root.EnumerateArray().Select((r, i) => (r, i)).Skip(1))
        {
            if (row.GetArrayLength() != columns.Count || !rows.TryAdd(row[state].ToString(), row))
            {
                throw new InputException(
                    $"The Census answer for {name}, row {i + 1}: {row.GetArrayLength()} fields for {columns.Count} columns, or a state that stands twice."
                );
            }
        }
        return new(name, columns, rows);
    }

    /// <summary>A published count, or null where the Bureau gives none.</summary>
    /// <param name="fips">The state's FIPS code.</param>
    /// <param name="variable">For example "B01001_007E".</param>
    /// <exception cref="InputException">The column is missing or holds something else than a whole number from 0 up.</exception>
    public long? Count(string fips, string variable) =>
        Number(fips, variable) switch
        {
            null => null,
            { } number when number == decimal.Truncate(number) => (long)number,
            { } number => throw Bad(fips, $"{variable} holds '{number}', not a count"),
        };

    /// <summary>A published figure (a count, or a rate in percent with its decimals as published), or null where the Bureau gives none.</summary>
    /// <exception cref="InputException">The column is missing or holds something else than a number from 0 up.</exception>
    public decimal? Number(string fips, string variable)
    {
        if (!columns.TryGetValue(variable, out var column))
        {
            throw new InputException($"The Census answer for {name}, row 1: the column '{variable}' is missing.");
        }
        if (!rows.TryGetValue(fips, out var row) || row[column].ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        var text = row[column].ToString();
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number))
        {
            throw Bad(fips, $"{variable} holds '{text}', not a number");
        }
        return number >= 0 ? number
            : number <= -222222222 ? null
            : throw Bad(fips, $"{variable} is negative ({text})");
    }

    private InputException Bad(string fips, string what) => new($"The Census answer for {name}, state {fips}: {what}.");
}
