using System.Globalization;
using PersonaNotebooks.Models.Corpora;
using YamlDotNet.RepresentationModel;

namespace PersonaNotebooks.Simulacra;

/// <summary>Reads a character's folder.</summary>
public static class CharacterReader
{
    /// <summary>Reads <c>data/characters/NAME</c>.</summary>
    /// <exception cref="InputException">There is no such character, or a file is wrong; the message names file and line.</exception>
    public static Character Load(string name, string? root = null) => Load(CharacterFolder.Of(name, root));

    /// <summary>Every character of a folder, by name.</summary>
    public static IReadOnlyList<Character> LoadAll(string? root = null) => [.. CharacterFolder.All(root).Select(Load)];

    /// <summary>Reads a folder.</summary>
    /// <exception cref="InputException">A file is missing or wrong; the message names file and line.</exception>
    public static Character Load(CharacterFolder folder)
    {
        if (!File.Exists(folder.CharacterFile))
        {
            var known = string.Join(", ", CharacterFolder.All(Path.GetDirectoryName(folder.Path)).Select(f => f.Slug));
            throw new InputException(
                $"There is no character '{folder.Slug}'; {(known.Length > 0 ? $"there are {known}" : "make one with 'persona character new'")}."
            );
        }
        var (attributes, personality) = ReadAttributes(YamlSource.Read(folder.CharacterFile, Shown("character.yaml")));
        var story = ReadStory("life-story.md");
        var memories = MemoryFile.Read(folder.MemoryFile);
        return new()
        {
            Slug = folder.Slug,
            Attributes = attributes,
            Personality = personality,
            Biography = ReadStory("biography.md"),
            Story = story,
            Memories = memories.Count > 0 ? memories : StoryMemories.Of(story),
            Items = Optional("items.yaml", ItemFile.Read),
            Scenarios = Optional("scenarios.yaml", ReadScenarios),
            RetrievalQuestions = Optional("retrieval-questions.yaml", ReadQuestions),
        };
        string Shown(string file) => $"{folder.Slug}/{file}";
        LifeStory ReadStory(string file) =>
            File.Exists(folder[file]) ? LifeStory.Parse(File.ReadAllText(folder[file])) : new([]);
        IReadOnlyList<T> Optional<T>(string file, Func<YamlSource, IReadOnlyList<T>> read) =>
            File.Exists(folder[file]) ? read(YamlSource.Read(folder[file], Shown(file))) : [];
    }

    private static (Attributes, Personality) ReadAttributes(YamlSource source)
    {
        string[] required =
        [
            "id",
            "name",
            "gender",
            "age",
            "birth-date",
            "reference-day",
            "occupation",
            "hobbies",
            "family",
            "education",
            "short-term-goals",
            "long-term-goal",
            "personality",
        ];
        var map = source.Map(source.Root, [.. required, "extra"]);
        YamlNode Node(string key) => source.Required(source.Root, map, key);
        string Text(string key) => source.Text(Node(key)).Trim();
        string[] Texts(YamlNode node) => [.. source.List(node).Select(n => source.Text(n).Trim())];
        DateOnly Date(string key) =>
            DateOnly.TryParseExact(
                Text(key),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var d
            )
                ? d
                : throw source.Wrong(Node(key), $"'{Text(key)}' is not a day; write YYYY-MM-DD");
        Attributes attributes = new()
        {
            Id = Text("id"),
            Name = Text("name"),
            Gender = Text("gender"),
            Age = int.TryParse(Text("age"), NumberStyles.None, CultureInfo.InvariantCulture, out var age)
                ? age
                : throw source.Wrong(Node("age"), $"'{Text("age")}' is not an age in whole years"),
            BirthDate = Date("birth-date"),
            ReferenceDay = Date("reference-day"),
            Occupation = Text("occupation"),
            Hobbies = Texts(Node("hobbies")),
            Family = Text("family"),
            Education = Text("education"),
            ShortTermGoals = Texts(Node("short-term-goals")),
            LongTermGoal = Text("long-term-goal"),
            Extra = map.TryGetValue("extra", out var extra)
                ? source.Map(extra).ToDictionary(e => e.Key, e => source.Text(e.Value).Trim(), StringComparer.Ordinal)
                : new(StringComparer.Ordinal),
        };
        var ranks = source.Map(Node("personality")).ToArray();
        try
        {
            return (
                attributes,
                new([.. ranks.Select(r => CognitiveFunctions.Parse(r.Key))], [.. ranks.Select(r => Texts(r.Value))])
            );
        }
        catch (InputException e)
        {
            throw source.Wrong(Node("personality"), e.Message.TrimEnd('.'));
        }
    }

    private static Scenario[] ReadScenarios(YamlSource source) =>
        [
            .. source
                .List(source.Root)
                .Select(n =>
                {
                    var map = source.Map(n, "situation", "question");
                    return new Scenario(
                        source.Text(source.Required(n, map, "situation")).Trim(),
                        source.Text(source.Required(n, map, "question")).Trim()
                    );
                }),
        ];

    private static RetrievalQuestion[] ReadQuestions(YamlSource source) =>
        [
            .. source
                .List(source.Root)
                .Select(n =>
                {
                    var map = source.Map(n, "question", "paragraph");
                    return new RetrievalQuestion(
                        source.Text(source.Required(n, map, "question")).Trim(),
                        ItemFile.ParagraphNumber(source, source.Required(n, map, "paragraph"))
                    );
                }),
        ];
}
