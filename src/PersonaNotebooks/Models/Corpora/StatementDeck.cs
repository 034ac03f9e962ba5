namespace PersonaNotebooks.Models.Corpora;

/// <summary>
/// Deals statements on public questions so that both sides of every question come up equally often: each leaning works through
/// the same round of topics; on matters that go with no leaning the younger take one side and the older the other, as long as
/// neither is ahead by more than a few.
/// </summary>
internal sealed class StatementDeck
{
    private const int MiddleAge = 49;
    private const int MostAhead = 4;

    private readonly IReadOnlyList<Topic> topics;

    private sealed record Topic(string Name, GrammarExpander Lines, bool IsPublic, double LeastAge);

    private readonly Dictionary<string, int> turns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<int>> rounds = new(StringComparer.Ordinal);
    private readonly Seed seed;

    /// <summary>Reads the statements.</summary>
    public StatementDeck(YamlSource source, Seed seed)
    {
        this.seed = seed;
        topics =
        [
            .. source
                .Map(source.Root)
                .Select(t =>
                {
                    var entry = source.Map(t.Value, "least", "left", "right", "one", "other");
                    var least = entry.Remove("least", out var age) ? source.Number(age) : 0;
                    var grammar = Grammar.Read(source, entry);
                    var isPublic = grammar.Has("left") && grammar.Has("right");
                    var (one, other) = isPublic ? ("left", "right") : ("one", "other");
                    return grammar.Has(one) && grammar.Has(other) && grammar[one].Count == grammar[other].Count
                        ? new Topic(t.Key, new(grammar, seed.For(t.Key).Stream()), isPublic, least)
                        : throw source.Wrong(
                            t.Value,
                            $"the topic '{t.Key}' needs the sides left and right, or one and other, with as many lines each"
                        );
                }),
        ];
    }

    /// <summary>Deals the next statement to a person of a leaning; topics that they are too young for wait for the next person.</summary>
    public (string Topic, string Side, string Text) Deal(string leaning, int age)
    {
        if (!rounds.TryGetValue(leaning, out var round) || round.All(t => topics[t].LeastAge > age))
        {
            // The same shuffles for both leanings: both meet the topics equally often.
            var order = Enumerable.Range(0, topics.Count).ToArray();
            turns[leaning] = turns.GetValueOrDefault(leaning) + 1;
            seed.For("round", turns[leaning]).Stream().Shuffle<int>(order);
            rounds[leaning] = round = new([.. round ?? [], .. order]);
        }
        while (topics[round.Peek()].LeastAge > age)
        {
            round.Enqueue(round.Dequeue());
        }
        var topic = topics[round.Dequeue()];
        var side = topic.IsPublic ? leaning : Side(topic.Name, age);
        return (topic.Name, side, topic.Lines.Expand(side));
    }

    // The younger half says one, the older half the other, unless that side is ahead by more than a few.
    private string Side(string topic, int age)
    {
        var ahead = turns.GetValueOrDefault(topic);
        var one = ahead >= MostAhead ? false : ahead <= -MostAhead || age < MiddleAge;
        turns[topic] = ahead + (one ? 1 : -1);
        return one ? "one" : "other";
    }
}
