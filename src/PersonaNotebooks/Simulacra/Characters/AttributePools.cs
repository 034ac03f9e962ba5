using PersonaNotebooks.Models.Corpora;

namespace PersonaNotebooks.Simulacra;

/// <summary>What the attributes of a character are drawn from; every value is equally likely.</summary>
public sealed record AttributePools
{
    /// <summary>The genders, in the order of the pools.</summary>
    public static IReadOnlyList<string> Genders { get; } = ["female", "male", "non-binary"];

    /// <summary>First names by gender.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> FirstNames { get; init; }

    /// <summary>Last names.</summary>
    public required IReadOnlyList<string> LastNames { get; init; }

    /// <summary>Occupations.</summary>
    public required IReadOnlyList<string> Occupations { get; init; }

    /// <summary>Hobbies.</summary>
    public required IReadOnlyList<string> Hobbies { get; init; }

    /// <summary>Families: each income with each form, such as <c>low income, blended family</c>.</summary>
    public required IReadOnlyList<string> Families { get; init; }

    /// <summary>Schooling, from none upwards.</summary>
    public required IReadOnlyList<string> Education { get; init; }

    /// <summary>Goals for the next months.</summary>
    public required IReadOnlyList<string> ShortTermGoals { get; init; }

    /// <summary>Goals for a life.</summary>
    public required IReadOnlyList<string> LongTermGoals { get; init; }

    /// <summary>Reads <c>data/characters/pools.yaml</c> or a file like it.</summary>
    /// <exception cref="InputException">The file is missing or wrong; the message names the line.</exception>
    public static AttributePools Load(string? path = null)
    {
        var source = YamlSource.Read(path ?? Home.Data("characters", "pools.yaml"));
        string[] keys =
        [
            "names",
            "occupations",
            "hobbies",
            "incomes",
            "families",
            "education",
            "short-term-goals",
            "long-term-goals",
        ];
        var root = source.Map(source.Root, keys);
        var names = source.Required(source.Root, root, "names");
        var nameParts = source.Map(names, "first", "last");
        var first = source.Required(names, nameParts, "first");
        var byGender = source.Map(first, [.. Genders]);
        string[] Texts(YamlDotNet.RepresentationModel.YamlNode node)
        {
            string[] texts = [.. source.List(node).Select(source.Text)];
            return texts.Length > 2 && texts.Distinct(StringComparer.Ordinal).Count() == texts.Length
                ? texts
                : throw source.Wrong(node, "a pool needs at least three values, none of them twice");
        }
        string[] Pool(string key) => Texts(source.Required(source.Root, root, key));
        return new()
        {
            FirstNames = Genders.ToDictionary(
                g => g,
                g => (IReadOnlyList<string>)Texts(source.Required(first, byGender, g))
            ),
            LastNames = Texts(source.Required(names, nameParts, "last")),
            Occupations = Pool("occupations"),
            Hobbies = Pool("hobbies"),
            Families = [.. Pool("incomes").SelectMany(i => Pool("families").Select(f => $"{i} income, {f} family"))],
            Education = Pool("education"),
            ShortTermGoals = Pool("short-term-goals"),
            LongTermGoals = Pool("long-term-goals"),
        };
    }
}
