using PersonaNotebooks.Models.Corpora;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Mixtures;

/// <summary>
/// The planted reviews as a population without labels of writers: half of it known, of which a part is the pool of exemplars, half golden. A context says label and
/// place and nothing of the writer's group, so a persona gate can learn the groups' shares and no more.
/// </summary>
public sealed class ReviewPopulation
{
    private readonly ReviewCorpus corpus;
    private readonly Dictionary<string, string> groupOf;

    private ReviewPopulation(
        ReviewCorpus corpus,
        IReadOnlyList<MixtureRecord> known,
        IReadOnlyList<MixtureRecord> golden
    ) =>
        (this.corpus, Known, Golden, groupOf) = (
            corpus,
            known,
            golden,
            corpus.Reviews.ToDictionary(r => r.Id, r => r.Group)
        );

    /// <summary>What a method may see.</summary>
    public IReadOnlyList<MixtureRecord> Known { get; }

    /// <summary>What no method may see.</summary>
    public IReadOnlyList<MixtureRecord> Golden { get; }

    /// <summary>The first 40 % of <see cref="Known"/>: the exemplars.</summary>
    public IReadOnlyList<MixtureRecord> Pool => [.. Known.Take(Known.Count * 2 / 5)];

    /// <summary>The planted groups' names.</summary>
    public IReadOnlyList<string> Groups => [.. corpus.Groups.Select(g => g.Name)];

    /// <summary>Expands the reviews.</summary>
    public static ReviewPopulation Expand(Seed seed, int count)
    {
        var corpus = ReviewCorpus.Expand(seed, count);
        var prompt = Prompt.Load("mixture-context-review");
        MixtureRecord[] records =
        [
            .. corpus.Reviews.Select(r => new MixtureRecord(
                r.Id,
                prompt.Fill(("label", r.Label), ("place", r.Place), ("kind", r.Kind)),
                r.Text,
                r.Label
            )),
        ];
        return new(corpus, [.. records.Take(count / 2)], [.. records.Skip(count / 2)]);
    }

    /// <summary>The group that wrote a record; hidden from every learner.</summary>
    public string GroupOf(MixtureRecord record) => groupOf[record.Id];

    /// <summary>How many of the known records each group wrote.</summary>
    public IReadOnlyList<int> Counts => [.. Groups.Select(g => Known.Count(r => GroupOf(r) == g))];

    /// <summary>
    /// An oracle: the groups as personas, each by its description and the words that tell it from the others. The words come from known texts outside the
    /// pool and from who wrote them, which no learner may see; so they fit the exemplars' writers from the start, and untrained gates stand beside in every comparison.
    /// </summary>
    public IReadOnlyList<Persona> GroupPersonas()
    {
        var words = KeywordSynthesis.Describe([
            .. Groups.Select(g => Known.Skip(Pool.Count).Where(r => GroupOf(r) == g).Select(r => r.Text).ToArray()),
        ]);
        return [.. corpus.Groups.Zip(words, (g, w) => new Persona(g.Name, $"{g.About} {w}"))];
    }
}
