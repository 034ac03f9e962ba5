using System.Text.RegularExpressions;

namespace PersonaNotebooks.Mixtures;

/// <summary>How labelled texts lie in a file. Columns are named as in the header, or by their number from 1.</summary>
public sealed partial record RecordFormat
{
    /// <summary>The column of the text; several, joined by a space, with commas: <c>2,3</c> for AG News.</summary>
    public string Text { get; init; } = "text";

    /// <summary>The column of the label; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>The column of a name for each record; the line's number when null.</summary>
    public string? Id { get; init; }

    /// <summary>The column of the context; null to make contexts by <see cref="Template"/>.</summary>
    public string? Context { get; init; }

    /// <summary>The context of every record, in which <c>{label}</c> stands for the label's name: <c>a news story about {label}</c>.</summary>
    public string? Template { get; init; }

    /// <summary>Names of labels that are numbers, in the order of the numbers.</summary>
    public IReadOnlyList<string> LabelNames { get; init; } = [];

    /// <summary>The number of the first label name; 1 in AG News and Yelp, 0 in SST-2.</summary>
    public int FirstLabel { get; init; } = 1;

    /// <summary>False for a file without a header line.</summary>
    public bool Header { get; init; } = true;

    /// <summary>AG News as its publisher ships it: <c>train.csv</c>, <c>test.csv</c> without header: class 1 to 4, title, description.</summary>
    public static RecordFormat AgNews { get; } =
        new()
        {
            Text = "2,3",
            Label = "1",
            LabelNames = ["World", "Sports", "Business", "Sci/Tech"],
            Header = false,
            Template = "a short news story about {label}",
        };

    /// <summary>Yelp polarity: no header: class 1 or 2, text.</summary>
    public static RecordFormat Yelp { get; } =
        new()
        {
            Text = "2",
            Label = "1",
            LabelNames = ["negative", "positive"],
            Header = false,
            Template = "a {label} review of a place to eat",
        };

    /// <summary>SST-2 as GLUE ships it: <c>train.tsv</c>, <c>dev.tsv</c> with the columns sentence and label (0 or 1).</summary>
    public static RecordFormat Sst2 { get; } =
        new()
        {
            Text = "sentence",
            Label = "label",
            LabelNames = ["negative", "positive"],
            FirstLabel = 0,
            Template = "a {label} sentence about a film",
        };

    /// <summary>IMDB as CSV with the columns review and sentiment; the folder with <c>pos</c> and <c>neg</c> needs no columns.</summary>
    public static RecordFormat Imdb { get; } =
        new()
        {
            Text = "review",
            Label = "sentiment",
            Template = "a {label} review of a film",
        };

    /// <summary>A format by name: <c>ag-news</c>, <c>yelp</c>, <c>sst2</c>, <c>imdb</c>, or <c>plain</c> (columns text, label if given).</summary>
    /// <exception cref="InputException">There is no such format.</exception>
    public static RecordFormat Named(string name) =>
        name switch
        {
            "ag-news" => AgNews,
            "yelp" => Yelp,
            "sst2" => Sst2,
            "imdb" => Imdb,
            "plain" => new(),
            _ => throw new InputException(
                $"There is no format '{name}'; known are ag-news, yelp, sst2, imdb and plain."
            ),
        };

    /// <summary>Refuses a template with a hole that nothing fills.</summary>
    /// <param name="labelled">Whether the records have labels.</param>
    /// <exception cref="InputException">The template names another hole than <c>{label}</c>, or that where there are no labels.</exception>
    internal void CheckTemplate(bool labelled)
    {
        foreach (Match hole in Hole().Matches(Template ?? ""))
        {
            if (hole.Value != "{label}")
            {
                throw new InputException(
                    $"The template has the hole {hole.Value}, which nothing fills; the only one is {{label}}."
                );
            }
            if (!labelled)
            {
                throw new InputException(
                    "The template has the hole {label}, but the records have no label; name the label column or leave the hole out."
                );
            }
        }
    }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();
}
