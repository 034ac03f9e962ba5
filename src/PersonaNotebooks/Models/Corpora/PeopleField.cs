using YamlDotNet.RepresentationModel;

namespace PersonaNotebooks.Models.Corpora;

/// <summary>A field of the fictional persons: its values, how often each is drawn, for whom, and which way it leans.</summary>
internal sealed class PeopleField
{
    private readonly IReadOnlyList<Value> values;

    private PeopleField(string name, IReadOnlyList<Value> values) => (Name, this.values) = (name, values);

    /// <summary>A value: its weight, what it adds to the log-odds of the left leaning, and for whom it can be.</summary>
    internal sealed record Value(
        string Name,
        double Weight,
        double Left,
        int Least,
        int Most,
        int Schooling,
        YamlNode? Say,
        string? Noun
    );

    /// <summary>The field's name.</summary>
    public string Name { get; }

    /// <summary>The values with words of their own.</summary>
    public IEnumerable<KeyValuePair<string, YamlNode>> Sayings =>
        values.Where(v => v.Say is not null).Select(v => KeyValuePair.Create($"{Name}/{v.Name}", v.Say!));

    /// <summary>Reads a field.</summary>
    public static PeopleField Read(YamlSource source, string name, YamlNode node) =>
        new(name, [.. source.List(node).SelectMany(n => Values(source, n))]);

    /// <summary>Draws a value that fits an age and a schooling.</summary>
    public Value Draw(RandomStream stream, int age, int schooling)
    {
        var fitting = values.Where(v => age >= v.Least && age <= v.Most && schooling >= v.Schooling).ToArray();
        var left = stream.NextDouble() * fitting.Sum(v => v.Weight);
        return fitting.First(v => (left -= v.Weight) < 0 || v == fitting[^1]);
    }

    /// <summary>Draws a value for anyone: of an age band, its ages are <see cref="Value.Least"/> to <see cref="Value.Most"/>.</summary>
    public Value DrawAny(RandomStream stream)
    {
        var left = stream.NextDouble() * values.Sum(v => v.Weight);
        return values.First(v => (left -= v.Weight) < 0 || v == values[^1]);
    }

    /// <summary>A value's place in the list: for education, the years of schooling.</summary>
    public int IndexOf(Value value) => values.Index().First(v => v.Item == value).Index;

    private static IEnumerable<Value> Values(YamlSource source, YamlNode node)
    {
        var entry = source.Map(
            node,
            "name",
            "names",
            "weight",
            "left",
            "from",
            "to",
            "least",
            "most",
            "schooling",
            "say",
            "noun"
        );
        double Number(string key, double absent) =>
            !entry.TryGetValue(key, out var value) ? absent
            : double.TryParse(source.Text(value), System.Globalization.CultureInfo.InvariantCulture, out var number)
                ? number
            : throw source.Wrong(value, $"'{source.Text(value)}' is no number");
        var names = entry.TryGetValue("names", out var list)
            ? source.List(list).Select(source.Text)
            : [source.Text(source.Required(node, entry, "name"))];
        return names.Select(name => new Value(
            name,
            Number("weight", 1),
            Number("left", 0),
            (int)Number("least", Number("from", 0)),
            (int)Number("most", Number("to", 200)),
            (int)Number("schooling", 0),
            entry.GetValueOrDefault("say"),
            entry.TryGetValue("noun", out var noun) ? source.Text(noun) : null
        ));
    }
}
