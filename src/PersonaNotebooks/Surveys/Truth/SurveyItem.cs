using PersonaNotebooks.Census;

namespace PersonaNotebooks.Surveys.Truth;

/// <summary>A question that people were asked, in a few words of our own.</summary>
/// <param name="Id">For example "trust-police".</param>
/// <param name="Column">Where the publisher's file holds the answers.</param>
/// <param name="Label">What it is about; not the wording that was asked.</param>
/// <param name="Ordered">True when the options are steps of one scale.</param>
/// <param name="Options">The options in the order of their codes 1, 2, 3 and so on.</param>
public sealed record SurveyItem(string Id, string Column, string Label, bool Ordered, IReadOnlyList<string> Options)
{
    /// <summary>Reads <c>data/surveys/items.csv</c>.</summary>
    /// <exception cref="InputException">A row is bad or an item stands twice.</exception>
    public static IReadOnlyList<SurveyItem> LoadAll()
    {
        List<SurveyItem> items = [];
        var path = Home.Data("surveys", "items.csv");
        foreach (var row in CsvRows.Read(path, "item", "column", "label", "ordered", "options"))
        {
            if (items.Any(i => i.Id == row["item"]))
            {
                throw row.Bad($"the item {row["item"]} stands twice");
            }
            var ordered = row["ordered"] switch
            {
                "yes" => true,
                "no" => false,
                var other => throw row.Bad($"ordered is '{other}'; write yes or no"),
            };
            items.Add(new(row["item"], row["column"], row["label"], ordered, row["options"].Split('|')));
        }
        return items;
    }
}
