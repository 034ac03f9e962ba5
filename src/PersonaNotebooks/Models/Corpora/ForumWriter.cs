using YamlDotNet.RepresentationModel;

namespace PersonaNotebooks.Models.Corpora;

/// <summary>Writes the posts and replies of one person of the forum.</summary>
internal sealed class ForumWriter
{
    private readonly WritingStyle style;
    private readonly RandomStream stream;
    private readonly GrammarExpander own;
    private readonly GrammarExpander town;
    private readonly Dictionary<string, GrammarExpander> topics;
    private Queue<string> nextTopics = new();

    /// <summary>Reads a person from their entry in the file.</summary>
    public ForumWriter(YamlSource source, YamlNode node, IReadOnlyDictionary<string, Grammar> topics, Seed seed)
    {
        var entry = source.Map(node, "name", "about", "stances", "swaps", "lower", "ending", "rules");
        var name = source.Text(source.Required(node, entry, "name"));
        var stances = source.Required(node, entry, "stances");
        Dictionary<string, string> sides = new(StringComparer.Ordinal);
        foreach (var (topic, side) in source.Map(stances))
        {
            sides[topic] =
                topic != "everyday" && topics.ContainsKey(topic) && source.Text(side) is "for" or "against"
                    ? source.Text(side)
                    : throw source.Wrong(side, $"'{topic}: {source.Text(side)}' is no stance on a known topic");
        }
        Person = new(name, source.Text(source.Required(node, entry, "about")), sides);
        style = new(source, entry);
        var personSeed = seed.For("forum").For(name);
        stream = personSeed.Stream();
        own = new(
            Grammar.Read(source, source.Map(source.Required(node, entry, "rules")), "claim", "fact", "noun", "parent"),
            personSeed.For("own").Stream()
        );
        town = new(topics["everyday"], personSeed.For("town").Stream());
        this.topics = sides.Keys.ToDictionary(
            t => t,
            t => new GrammarExpander(topics[t], personSeed.For(t).Stream()),
            StringComparer.Ordinal
        );
    }

    /// <summary>The claim, before styling, of each post written: a reply must not give it back.</summary>
    public Dictionary<string, string> Claims { get; } = new(StringComparer.Ordinal);

    /// <summary>Who writes.</summary>
    public ForumPerson Person { get; }

    /// <summary>Writes a post: everyday matters in a given share, else a topic with the person's side.</summary>
    public ForumPost Post(string id, double everydayShare)
    {
        if (stream.NextDouble() < everydayShare)
        {
            // Half of it is the person's own life, half what anyone in town might report.
            var everyday =
                stream.Next(2) == 0 ? own.Expand("everyday")
                : stream.Next(2) == 0 ? town.Expand("happening")
                : $"{town.Expand("happening")} {own.Expand("closer")}";
            return new(id, Person.Name, null, null, style.Apply(everyday, stream));
        }
        if (nextTopics.Count == 0)
        {
            var order = Person.Stances.Keys.Order(StringComparer.Ordinal).ToArray();
            stream.Shuffle<string>(order);
            nextTopics = new(order);
        }
        var topic = nextTopics.Dequeue();
        return new(id, Person.Name, topic, Person.Stances[topic], Styled("post", Values(topic, c => Claims[id] = c)));
    }

    /// <summary>Writes a reply to one of the others' posts: agreeing where the two take the same side, else not.</summary>
    /// <param name="id">The reply's id.</param>
    /// <param name="parents">Posts that take a side.</param>
    /// <param name="claims">The claims made in them, before styling, by post id.</param>
    public ForumPost Reply(string id, IReadOnlyList<ForumPost> parents, IReadOnlyDictionary<string, string> claims)
    {
        ForumPost parent;
        do
        {
            parent = parents[stream.Next(parents.Count)];
        } while (parent.Author == Person.Name);
        var topic = parent.Topic!;
        var side = Person.Stances[topic];
        var values = Values(topic, _ => { });
        var claim = values["claim"];
        values["claim"] = () =>
        {
            var text = claim();
            return Same(text, claims[parent.Id]) ? claim() : text;
        };
        values["parent"] = () => parent.Author;
        return new(
            id,
            Person.Name,
            topic,
            side,
            Styled(side == parent.Stance ? "agree" : "disagree", values),
            parent.Id
        );
    }

    private Dictionary<string, Func<string>> Values(string topic, Action<string> made) =>
        new(StringComparer.Ordinal)
        {
            ["claim"] = () =>
            {
                var claim = topics[topic].ExpandPart(Person.Stances[topic]);
                made(claim);
                return claim;
            },
            ["fact"] = () => topics[topic].ExpandPart(stream.Next(3) == 0 ? "ask" : "fact"),
            ["noun"] = () => topics[topic].ExpandPart("noun"),
        };

    // Lines of one rule differ from their first words on; choices inside a line come later.
    private static bool Same(string one, string other) =>
        one.AsSpan(0, Math.Min(12, one.Length)).SequenceEqual(other.AsSpan(0, Math.Min(12, other.Length)));

    private string Styled(string rule, Dictionary<string, Func<string>>? values) =>
        style.Apply(own.Expand(rule, values), stream);
}
