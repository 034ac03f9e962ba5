using System.Text.Json;

namespace PersonaNotebooks.Census;

/// <summary>
/// The labels of one table's variables, as the service lists them in <c>groups/TABLE.json</c>. A label is a path of steps parted by
/// "!!"; upper and lower case and colons at a step's end differ between years without meaning, so they do not count here.
/// </summary>
public sealed class CensusApiLabels
{
    private readonly ILookup<string, string> codes;
    private readonly string table;

    private CensusApiLabels(string table, ILookup<string, string> codes) => (this.table, this.codes) = (table, codes);

    /// <summary>Reads the service's list: an object whose "variables" gives each code an object with a "label".</summary>
    /// <param name="table">The table's id, for messages.</param>
    /// <param name="json">The body of the answer.</param>
    /// <exception cref="InputException">It is not JSON or not of that shape.</exception>
    public static CensusApiLabels Parse(string table, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new(
                table,
                document
                    .RootElement.GetProperty("variables")
                    .EnumerateObject()
                    .OrderBy(v => v.Name, StringComparer.Ordinal)
                    .ToLookup(v => Plain(v.Value.GetProperty("label").GetString() ?? ""), v => v.Name)
            );
        }
        catch (JsonException e)
        {
            throw new InputException($"The Census list of labels for {table} is not JSON; the service may be down.", e);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException)
        {
            throw new InputException(
                $"The Census list of labels for {table} is not an object 'variables' that gives each code a label.",
                e
            );
        }
    }

    /// <summary>The codes of the variables with a label, never none; a few labels stand on two codes of one table.</summary>
    /// <param name="label">For example "Estimate!!RACE!!Total population"; one step may be "*", which stands for any steps.</param>
    /// <exception cref="InputException">The table has no such label.</exception>
    public IReadOnlyList<string> Codes(string label)
    {
        var ends = Plain(label).Split("!!*!!");
        string[] found =
            ends.Length == 1
                ? [.. codes[ends[0]]]
                :
                [
                    .. codes
                        .Where(l => l.Key.StartsWith(ends[0] + "!!") && l.Key.EndsWith("!!" + ends[1]))
                        .SelectMany(l => l),
                ];
        return found.Length > 0
            ? found
            : throw new InputException(
                $"The Census table {table} has no variable labelled '{label}'; the Bureau words labels anew now and then, so look up how it is worded for this year (those of the margins stand in data/census/margin-labels.csv)."
            );
    }

    private static string Plain(string label) =>
        string.Join("!!", label.Split("!!").Select(step => step.Trim().TrimEnd(':').ToLowerInvariant()));
}
