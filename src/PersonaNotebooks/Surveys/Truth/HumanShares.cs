using System.Globalization;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Surveys.Truth;

/// <summary>
/// How people answered, by group: weighted shares that we computed from an open poll of US citizens of September 2020
/// (<c>data/surveys/SOURCES.md</c>). They are what simulated answers to the items are compared with.
/// </summary>
public sealed class HumanShares
{
    private readonly Dictionary<(string Item, string Group, string Category), List<HumanShare>> shares = [];

    /// <summary>The path of the shipped file from the collection's root.</summary>
    public const string Path = "data/surveys/shares-2020.csv";

    private HumanShares(IReadOnlyList<SurveyItem> items) => Items = items;

    /// <summary>The items, in the questionnaire's order.</summary>
    public IReadOnlyList<SurveyItem> Items { get; }

    /// <summary>The groups and their categories.</summary>
    public IReadOnlyList<(string Group, string Category)> Groups =>
        [.. shares.Keys.Select(k => (k.Group, k.Category)).Distinct()];

    /// <summary>Loads the shipped file.</summary>
    public static HumanShares Load() => Load(System.IO.Path.Combine(Home.Root, Path), SurveyItem.LoadAll());

    /// <summary>Loads a file of the columns item, group, category, option, share, n, effective_n and standard_error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="items">The items that it speaks of.</param>
    /// <exception cref="InputException">A row is bad, an item unknown, an option missing, or shares do not add up to 1.</exception>
    public static HumanShares Load(string path, IReadOnlyList<SurveyItem> items)
    {
        HumanShares all = new(items);
        var rows = CsvRows.Read(
            path,
            ["item", "group", "category", "option", "share", "n", "effective_n", "standard_error"]
        );
        foreach (var row in rows)
        {
            var item =
                items.FirstOrDefault(i => i.Id == row["item"]) ?? throw row.Bad($"'{row["item"]}' is not an item");
            var key = (item.Id, row["group"], row["category"]);
            if (!all.shares.TryGetValue(key, out var list))
            {
                all.shares[key] = list = [];
            }
            if (row.Count("option") != list.Count + 1)
            {
                throw row.Bad($"option {row["option"]} of {item.Id} stands where {list.Count + 1} should");
            }
            list.Add(
                new(
                    item.Id,
                    row["group"],
                    row["category"],
                    list.Count + 1,
                    row.Number("share"),
                    (int)row.Count("n"),
                    row.Number("effective_n"),
                    row.Number("standard_error")
                )
            );
        }
        foreach (var (key, list) in all.shares)
        {
            var sum = list.Sum(s => s.Share);
            if (list.Count != items.First(i => i.Id == key.Item).Options.Count || Math.Abs(sum - 1) > 1e-4)
            {
                throw new InputException(
                    $"{System.IO.Path.GetFileName(path)}: the shares of {key.Item}, {key.Category} are {list.Count} and add up to {sum.ToString("0.####", CultureInfo.InvariantCulture)}; every option must be there and they must add up to 1."
                );
            }
        }
        return all;
    }

    /// <summary>An item by its id.</summary>
    /// <exception cref="InputException">There is no such item.</exception>
    public SurveyItem Item(string id) =>
        Items.FirstOrDefault(i => i.Id == id)
        ?? throw new InputException($"There is no survey item '{id}'; data/surveys/items.csv lists them.");

    /// <summary>The shares of an item's options in one category of people, in the order of the options.</summary>
    /// <exception cref="InputException">There are none.</exception>
    public IReadOnlyList<HumanShare> Of(string item, string group = "all", string category = "all") =>
        shares.TryGetValue((item, group, category), out var list)
            ? list
            : throw new InputException(
                $"There are no human shares of '{item}' for {group} '{category}'; the groups are {string.Join(", ", Groups.Select(g => $"{g.Group}: {g.Category}"))}."
            );
}
