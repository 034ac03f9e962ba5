using YamlDotNet.RepresentationModel;

namespace PersonaNotebooks.Models.Corpora;

/// <summary>Short reviews by eight planted groups with known weights, two labels, from <c>data/corpora/reviews.yaml</c>. Fiction.</summary>
public sealed class ReviewCorpus
{
    /// <summary>How many reviews there are unless asked otherwise.</summary>
    public const int DefaultCount = 1600;

    private static readonly string[] Labels = ["positive", "negative"];

    private ReviewCorpus(IReadOnlyList<ReviewGroup> groups, IReadOnlyList<Review> reviews) =>
        (Groups, Reviews) = (groups, reviews);

    /// <summary>The planted groups.</summary>
    public IReadOnlyList<ReviewGroup> Groups { get; }

    /// <summary>The reviews in random order.</summary>
    public IReadOnlyList<Review> Reviews { get; }

    /// <summary>Expands the reviews: each draws its group by weight, its label evenly, its place evenly.</summary>
    /// <param name="seed">The same seed gives the same reviews.</param>
    /// <param name="count">How many.</param>
    /// <param name="folder">Where the file is, if not in <c>data/corpora</c>.</param>
    /// <exception cref="InputException">The corpus file is missing or wrong; the message names file and line.</exception>
    public static ReviewCorpus Expand(Seed seed, int count = DefaultCount, string? folder = null)
    {
        var source = YamlSource.Read(Path.Combine(folder ?? Home.Data("corpora"), "reviews.yaml"));
        var root = source.Map(source.Root, "shapes", "places", "groups");
        var stream = seed.For("reviews").Stream();
        var places = source
            .List(source.Required(source.Root, root, "places"))
            .Select(p => new Place(source, p))
            .ToArray();
        var groups = source.List(source.Required(source.Root, root, "groups")).ToArray();
        var shapes = source.Map(source.Required(source.Root, root, "shapes")).ToArray();
        var writers = groups.Select(g => new Writer(source, g, shapes, seed.For("reviews"))).ToArray();
        var total = writers.Sum(w => w.Group.Weight);
        if (Math.Abs(total - 1) > 1e-9)
        {
            throw source.Wrong(groups[0], $"the groups' weights sum to {total}, not to 1");
        }
        var dishes = places
            .Select(p => new GrammarExpander(p.Words, seed.For("places").For(p.Name).Stream()))
            .ToArray();
        List<Review> reviews = [];
        while (reviews.Count < count)
        {
            var writer = Draw(writers, stream);
            var place = stream.Next(places.Length);
            var label = Labels[stream.Next(2)];
            Dictionary<string, Func<string>> values = new(StringComparer.Ordinal)
            {
                ["place"] = () => places[place].Name,
                ["kind"] = () => places[place].Kind,
                ["dish"] = () => dishes[place].ExpandPart("dish"),
                ["side"] = () => dishes[place].ExpandPart("side"),
            };
            var text = writer.Style.Apply(writer.Expander.Expand(label, values), stream);
            var (name, kind) = (places[place].Name, places[place].Kind);
            reviews.Add(new($"v{reviews.Count + 1}", name, kind, label, writer.Group.Name, text));
        }
        return new([.. writers.Select(w => w.Group)], reviews);
    }

    private static Writer Draw(IReadOnlyList<Writer> writers, RandomStream stream)
    {
        var left = stream.NextDouble();
        foreach (var writer in writers)
        {
            left -= writer.Group.Weight;
            if (left < 0)
            {
                return writer;
            }
        }
        return writers[^1];
    }

    private sealed class Place
    {
        public Place(YamlSource source, YamlNode node)
        {
            var entry = source.Map(node, "name", "kind", "dish", "side");
            Name = source.Text(source.Required(node, entry, "name"));
            Kind = source.Text(source.Required(node, entry, "kind"));
            Words = Grammar.Read(source, source.Map(node).Where(e => e.Key is "dish" or "side"));
        }

        public string Name { get; }

        public string Kind { get; }

        public Grammar Words { get; }
    }

    private sealed class Writer
    {
        private static readonly string[] Rules = ["scene", "praise", "blame", "s.yes", "s.no", "e.yes", "e.no"];

        public Writer(YamlSource source, YamlNode node, IEnumerable<KeyValuePair<string, YamlNode>> shapes, Seed seed)
        {
            var entry = source.Map(node, ["name", "weight", "about", "lower", "swaps", "ending", .. Rules]);
            string Text(string key) => source.Text(source.Required(node, entry, key));
            Group = new(Text("name"), source.Number(source.Required(node, entry, "weight")), Text("about"));
            Style = new(source, entry);
            var rules = shapes.Concat(entry.Where(e => Rules.Contains(e.Key)));
            Expander = new(Grammar.Read(source, rules, "place", "kind", "dish", "side"), seed.For(Group.Name).Stream());
        }

        public ReviewGroup Group { get; }

        public WritingStyle Style { get; }

        public GrammarExpander Expander { get; }
    }
}
