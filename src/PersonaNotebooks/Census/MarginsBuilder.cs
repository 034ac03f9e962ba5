using System.Globalization;

namespace PersonaNotebooks.Census;

/// <summary>Makes the table of margins of a year from the Census service's answers, by label. See <c>data/census/margin-labels.csv</c>.</summary>
public static class MarginsBuilder
{
    /// <summary>Builds the table: by state, and in each state in the order of the parts.</summary>
    /// <param name="year">The year of the tables; it stands in some labels.</param>
    /// <param name="parts">What each value is made of; the parts of one value stand together.</param>
    /// <param name="tables">The answers by table id.</param>
    /// <returns>
    /// The lines of the file as CSV, header first, and the values left out because the Bureau gives no figure for one of their parts
    /// (for example "WY,education,persons 25+,,,associate degree").
    /// </returns>
    /// <exception cref="InputException">A label is unknown, a figure is no number, or a difference is negative.</exception>
    public static (IReadOnlyList<string> Lines, IReadOnlyList<string> LeftOut) Build(
        int year,
        IEnumerable<MarginPart> parts,
        IReadOnlyDictionary<string, LabelledTable> tables
    )
    {
        List<string> lines = ["state,topic,universe,sex,age,category,value"];
        List<string> leftOut = [];
        var values = parts.GroupBy(p => p.Value).ToList();
        foreach (var state in States.All)
        {
            foreach (var value in values.Where(v => v.First().Everywhere || state.Postal is not ("DC" or "PR")))
            {
                var (topic, universe, sex, age, category) = value.Key;
                var key = $"{state.Postal},{topic},{universe},{sex},{age},{category}";
                var sum = value.Aggregate(
                    (decimal?)0,
                    (sum, p) => sum + p.Sign * tables[p.Table].Figure(state.Fips, p.Label.Replace("{year}", $"{year}"))
                );
                if (sum is { } figure)
                {
                    lines.Add($"{key},{Text(figure, category, key)}");
                }
                else
                {
                    leftOut.Add(key);
                }
            }
        }
        return (lines, leftOut);
    }

    private static string Text(decimal figure, string category, string key)
    {
        if (category.EndsWith(" percent"))
        {
            return figure.ToString("0.0", CultureInfo.InvariantCulture);
        }
        return figure >= 0 && figure == decimal.Truncate(figure)
            ? figure.ToString("0", CultureInfo.InvariantCulture)
            : throw new InputException(
                $"The figures for {key} give {figure.ToString(CultureInfo.InvariantCulture)}, not a count; check its labels in data/census/margin-labels.csv."
            );
    }
}
