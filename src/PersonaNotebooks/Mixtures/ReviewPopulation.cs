using PersonaNotebooks.Models.Corpora;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Mixtures;

/// <summary>
/// The planted reviews as a population without labels of writers: half of it known, of which a part is the pool of exemplars, half golden. A context says label and
/// place. Nothing says who wrote, but groups go to places unequally often, so each place has true weights for a persona gate to find.
/// </summary>
public sealed class ReviewPopulation
{
    private const int OracleReviews = 1600;

    private readonly IReadOnlyList<ReviewGroup> groups;
    private readonly ReviewVisits visits;
    private readonly Dictionary<string, Review> reviews;

    private ReviewPopulation(
        IReadOnlyList<ReviewGroup> groups,
        ReviewVisits visits,
        IReadOnlyList<Review> reviews,
        IReadOnlyList<MixtureRecord> records
    )
    {
        (this.groups, this.visits) = (groups, visits);
        this.reviews = reviews.ToDictionary(r => r.Id);
        Known = [.. records.Take(records.Count / 2)];
        Golden = [.. records.Skip(records.Count / 2)];
    }

    /// <summary>What a method may see.</summary>
    public IReadOnlyList<MixtureRecord> Known { get; }

    /// <summary>What no method may see.</summary>
    public IReadOnlyList<MixtureRecord> Golden { get; }

    /// <summary>The first 40 % of <see cref="Known"/>: the exemplars.</summary>
    public IReadOnlyList<MixtureRecord> Pool => [.. Known.Take(Known.Count * 2 / 5)];

    /// <summary>The planted groups' names.</summary>
    public IReadOnlyList<string> Groups => [.. groups.Select(g => g.Name)];

    /// <summary>The planted weights: the share of all reviews that each group writes.</summary>
    public IReadOnlyList<double> Weights => [.. groups.Select(g => g.Weight)];

    /// <summary>The places' names.</summary>
    public IReadOnlyList<string> Places => visits.Places;

    /// <summary>Expands reviews and keeps those that fit the groups' visits.</summary>
    /// <param name="seed">The same seed gives the same reviews.</param>
    /// <param name="count">Reviews, known and golden together.</param>
    public static ReviewPopulation Expand(Seed seed, int count)
    {
        for (var tries = 1; ; tries++)
        {
            // The first reviews of a longer expansion are those of a shorter one.
            var corpus = ReviewCorpus.Expand(seed, tries * 4 * Math.Max(count, 50));
            string[] places = [.. corpus.Reviews.Select(r => r.Place).Distinct().Order(StringComparer.Ordinal)];
            var visits = ReviewVisits.Load(corpus.Groups, places);
            var reviews = visits.Keep(corpus.Reviews, seed).Take(count).ToArray();
            if (reviews.Length == count)
            {
                return new(corpus.Groups, visits, reviews, [.. reviews.Select(Record)]);
            }
        }
    }

    /// <summary>The group that wrote a record; hidden from every learner.</summary>
    public string GroupOf(MixtureRecord record) => reviews[record.Id].Group;

    /// <summary>How many of the known records each group wrote.</summary>
    public IReadOnlyList<int> Counts => [.. Groups.Select(g => Known.Count(r => GroupOf(r) == g))];

    /// <summary>The place that a record is about.</summary>
    public string PlaceOf(MixtureRecord record) => reviews[record.Id].Place;

    /// <summary>The planted weights of the groups among the reviews of a place: the true pi of its contexts, in the groups' order.</summary>
    public IReadOnlyList<double> WeightsAt(string place) => visits.GroupsAt(place);

    /// <summary>
    /// An oracle: the groups as personas, each by its description and the words that tell it from the others. The words come from other reviews by
    /// the same groups, evenly over the places, and from who wrote them, which no learner may see; so untrained gates stand beside in every comparison.
    /// </summary>
    /// <param name="seed">Draws the other reviews; not the seed of the population.</param>
    public IReadOnlyList<Persona> GroupPersonas(Seed seed)
    {
        var others = ReviewCorpus.Expand(seed.For("oracle"), OracleReviews).Reviews;
        var words = KeywordSynthesis.Describe([
            .. groups.Select(g => others.Where(r => r.Group == g.Name).Select(r => r.Text).ToArray()),
        ]);
        return [.. groups.Zip(words, (g, w) => new Persona(g.Name, $"{g.About} {w}"))];
    }

    private static MixtureRecord Record(Review review) =>
        new(
            review.Id,
            Prompt
                .Load("mixture-context-review")
                .Fill(("label", review.Label), ("place", review.Place), ("kind", review.Kind)),
            review.Text,
            review.Label
        );
}
