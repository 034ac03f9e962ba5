using System.Globalization;

namespace PersonaNotebooks.Census;

/// <summary>One line of a table file, which knows where it stands so that complaints can name the place.</summary>
public sealed class CsvRow
{
    private readonly IReadOnlyDictionary<string, string> fields;
    private readonly string place;

    /// <summary>Creates a row.</summary>
    /// <param name="fields">The fields by column name.</param>
    /// <param name="place">File and line for messages, for example "adults-2018.csv, line 12".</param>
    public CsvRow(IReadOnlyDictionary<string, string> fields, string place) =>
        (this.fields, this.place) = (fields, place);

    /// <summary>A field's text.</summary>
    public string this[string column] => fields[column];

    /// <summary>A field that counts people or households: a whole number that is not negative.</summary>
    /// <exception cref="InputException">It is missing, not a number, not whole, or negative.</exception>
    public double Count(string column) =>
        Number(column) is var count && count == Math.Floor(count)
            ? count
            : throw Bad($"the {column} {fields[column]} is not a whole number");

    /// <summary>A field that must be a finite number that is not negative.</summary>
    /// <exception cref="InputException">It is missing, not a number, or negative.</exception>
    public double Number(string column)
    {
        var text = fields[column];
        if (text.Length == 0)
        {
            throw Bad($"the {column} is missing; give a number or remove the row");
        }
        if (
            !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number)
        )
        {
            throw Bad($"the {column} '{text}' is not a number");
        }
        return number >= 0 ? number : throw Bad($"the {column} {text} is negative; it cannot be below 0");
    }

    /// <summary>A complaint about this row.</summary>
    public InputException Bad(string what) => new($"{place}: {what}.");
}
