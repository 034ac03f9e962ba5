using System.CommandLine;
using PersonaNotebooks.Mixtures;

namespace PersonaNotebooks.Host.Commands;

/// <summary>The options that say where texts are and how they lie there.</summary>
internal sealed class RecordOptionSet
{
    private readonly Option<string> data = new("--data")
    {
        Description = "The population's texts: .csv, .tsv, .jsonl, or a folder with a folder for each label.",
        Required = true,
    };

    private readonly Option<string> format = new("--format")
    {
        Description = "ag-news, yelp, sst2, imdb (as their publishers ship them) or plain.",
        DefaultValueFactory = _ => "plain",
    };

    private readonly Option<string?> text = new("--text")
    {
        Description = "Text column: name, or number from 1; several with commas.",
    };
    private readonly Option<string?> label = new("--label") { Description = "Label column." };
    private readonly Option<string?> context = new("--context") { Description = "Column of what each text answers." };

    private readonly Option<string?> template = new("--template")
    {
        Description = "What all texts answer instead, such as \"a {label} review of a film\".",
    };

    private readonly Option<int?> limit = new("--limit") { Description = "Use only so many texts, drawn by the seed." };

    /// <summary>Adds the options to a command.</summary>
    public RecordOptionSet AddTo(Command command)
    {
        foreach (var option in (Option[])[data, format, text, label, context, template, limit])
        {
            command.Options.Add(option);
        }
        return this;
    }

    /// <summary>Reads the texts of <c>--data</c>.</summary>
    public IReadOnlyList<MixtureRecord> Load(ParseResult parsed, Seed seed) =>
        Limited(RecordFile.Load(parsed.GetRequiredValue(data), Format(parsed)), parsed.GetValue(limit), seed);

    /// <summary>Reads another file of the same format.</summary>
    public IReadOnlyList<MixtureRecord> Load(ParseResult parsed, string path) => RecordFile.Load(path, Format(parsed));

    private RecordFormat Format(ParseResult parsed)
    {
        var named = RecordFormat.Named(parsed.GetValue(format)!);
        return named with
        {
            Text = parsed.GetValue(text) ?? named.Text,
            Label = parsed.GetValue(label) ?? named.Label,
            Context = parsed.GetValue(context) ?? named.Context,
            Template = parsed.GetValue(template) ?? named.Template,
        };
    }

    private static IReadOnlyList<MixtureRecord> Limited(IReadOnlyList<MixtureRecord> records, int? limit, Seed seed)
    {
        if (limit is not { } most || most >= records.Count)
        {
            return records;
        }
        LabOptionSet.AtLeastOne(most, "--limit");
        var order = Enumerable.Range(0, records.Count).ToArray();
        seed.For("limit").Stream().Shuffle<int>(order);
        return [.. order.Take(most).Order().Select(i => records[i])];
    }
}
