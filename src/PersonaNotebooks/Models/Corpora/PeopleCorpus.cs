namespace PersonaNotebooks.Models.Corpora;

/// <summary>
/// Fictional persons who introduce themselves over the fields of the census, tell of everyday life and say what they think on
/// public questions, from <c>data/corpora/people.yaml</c> and <c>statements.yaml</c>. Leaning goes with the fields by planted
/// log-odds; left and right are equally many, over all and on every question.
/// </summary>
public sealed class PeopleCorpus
{
    /// <summary>How many persons there are unless asked otherwise.</summary>
    public const int DefaultCount = 1600;

    private static readonly string[] FieldNames =
    [
        "sex",
        "age",
        "race",
        "place",
        "faith",
        "state",
        "education",
        "household",
        "work",
    ];

    private readonly Dictionary<string, PeopleField> fields;
    private readonly GrammarExpander texts;
    private readonly StatementDeck statements;
    private readonly RandomStream stream;

    private PeopleCorpus(Seed seed, string folder)
    {
        var source = YamlSource.Read(Path.Combine(folder, "people.yaml"));
        var root = source.Map(source.Root, [.. FieldNames, "rules"]);
        fields = FieldNames.ToDictionary(
            f => f,
            f => PeopleField.Read(source, f, source.Required(source.Root, root, f)),
            StringComparer.Ordinal
        );
        var rules = source.Map(source.Required(source.Root, root, "rules"));
        var sayings = fields.Values.SelectMany(f => f.Sayings);
        string[] values = ["noun", "job", "statement", .. FieldNames, .. FieldNames.Select(f => f + ".say")];
        texts = new(Grammar.Read(source, rules.Concat(sayings), values), seed.For("texts").Stream());
        statements = new(YamlSource.Read(Path.Combine(folder, "statements.yaml")), seed.For("statements"));
        stream = seed.For("fields").Stream();
    }

    /// <summary>Expands the persons; an even <paramref name="count"/> gives both leanings exactly half.</summary>
    /// <param name="seed">The same seed gives the same persons.</param>
    /// <param name="count">How many.</param>
    /// <param name="folder">Where the two files are, if not in <c>data/corpora</c>.</param>
    /// <exception cref="InputException">A corpus file is missing or wrong; the message names file and line.</exception>
    public static IReadOnlyList<FictionalPerson> Expand(Seed seed, int count = DefaultCount, string? folder = null)
    {
        PeopleCorpus corpus = new(seed.For("people"), folder ?? Home.Data("corpora"));
        return [.. Enumerable.Range(0, count).Select(i => corpus.Person($"n{i + 1}", i % 2 == 0 ? "left" : "right"))];
    }

    private FictionalPerson Person(string id, string leaning)
    {
        while (true)
        {
            var band = fields["age"].DrawAny(stream);
            var age = band.Least + stream.Next(band.Most - band.Least + 1);
            var education = fields["education"].Draw(stream, age, 0);
            var schooling = fields["education"].IndexOf(education);
            var drawn = FieldNames.ToDictionary(
                f => f,
                f =>
                    f == "age" ? band
                    : f == "education" ? education
                    : fields[f].Draw(stream, age, schooling),
                StringComparer.Ordinal
            );
            var left = 1 / (1 + Math.Exp(-drawn.Values.Sum(v => v.Left)));
            if (stream.NextDouble() < (leaning == "left" ? left : 1 - left))
            {
                return Person(id, leaning, age, drawn);
            }
        }
    }

    private FictionalPerson Person(
        string id,
        string leaning,
        int age,
        IReadOnlyDictionary<string, PeopleField.Value> drawn
    )
    {
        List<(string, string)> said = [];
        Dictionary<string, Func<string>> values = new(StringComparer.Ordinal)
        {
            ["noun"] = () => drawn["sex"].Noun!,
            ["job"] = () => drawn["work"].Name,
            ["statement"] = () =>
            {
                var (topic, side, text) = statements.Deal(leaning, age);
                said.Add((topic, side));
                return text;
            },
        };
        foreach (var (field, value) in drawn)
        {
            values[field] = () => value.Name;
            values[field + ".say"] = () => texts.ExpandPart(value.Name, values);
        }
        values["age"] = () => age.ToString(System.Globalization.CultureInfo.InvariantCulture);
        values["work"] = () => texts.ExpandPart($"work/{drawn["work"].Name}");
        var text = texts.Expand("person", values);
        return new(
            id,
            age,
            drawn.ToDictionary(d => d.Key, d => d.Value.Name, StringComparer.Ordinal),
            leaning,
            said,
            text
        );
    }
}
