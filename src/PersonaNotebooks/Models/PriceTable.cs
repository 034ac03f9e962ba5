using System.Globalization;
using CsvHelper;

namespace PersonaNotebooks.Models;

/// <summary>
/// Prices by model name, read from a CSV file with the columns <c>model,input_per_million,output_per_million</c>. Prices change
/// often, so none are built in: copy them from your provider's page into a file of your own.
/// </summary>
public sealed class PriceTable
{
    private readonly Dictionary<string, Price> prices = new(StringComparer.Ordinal);
    private readonly string path;

    private PriceTable(string path) => this.path = path;

    /// <summary>Reads a price file.</summary>
    /// <exception cref="InputException">The file is missing, or a line of it is wrong (the sentence names the line).</exception>
    public static PriceTable Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException(
                $"There is no price file '{path}'; it needs the columns model,input_per_million,output_per_million."
            );
        }
        PriceTable table = new(path);
        try
        {
            using var csv = CsvReader.FromFile(path, new CsvReaderOptions { TrackLineNumbers = true });
            csv.ReadHeader();
            foreach (var column in new[] { "model", "input_per_million", "output_per_million" })
            {
                if (!csv.TryGetFieldIndex(column, out _))
                {
                    throw new InputException($"The price file '{path}' lacks the column '{column}'.");
                }
            }
            while (csv.Read())
            {
                table.Add(csv);
            }
        }
        catch (CsvFormatException e)
        {
            throw new InputException($"The price file '{path}' is not a proper CSV file: {e.Message.TrimEnd('.')}.", e);
        }
        return table;
    }

    /// <summary>What a model charges.</summary>
    /// <exception cref="InputException">The file has no such model; the sentence lists those it has.</exception>
    public Price this[string model] =>
        prices.GetValueOrDefault(model)
        ?? throw new InputException(
            $"The price file '{path}' has no model '{model}' (it has: {string.Join(", ", prices.Keys.Order(StringComparer.Ordinal))}); add a line for it."
        );

    private void Add(CsvReader csv)
    {
        var model = csv.GetString("model").Trim();
        if (model.Length == 0)
        {
            throw new InputException($"The price file '{path}', line {csv.LineNumber}, names no model.");
        }
        if (!prices.TryAdd(model, new(Amount("input_per_million"), Amount("output_per_million"))))
        {
            throw new InputException($"The price file '{path}', line {csv.LineNumber}, names '{model}' a second time.");
        }

        decimal Amount(string column) =>
            decimal.TryParse(
                csv.GetString(column),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var amount
            )
                ? amount
                : throw new InputException(
                    $"The price file '{path}', line {csv.LineNumber}: {column} '{csv.GetString(column)}' is not a price such as 0.15."
                );
    }
}
