using PersonaNotebooks.Census;
using PersonaNotebooks.Models.Corpora;

namespace PersonaNotebooks.Mixtures;

/// <summary>
/// How often each group of reviewers goes to each place (<c>data/corpora/review-visits.csv</c>): the planted reason why a context, which names the place,
/// tells something of who writes.
/// </summary>
internal sealed class ReviewVisits
{
    private readonly Dictionary<(string Group, string Place), double> shares;
    private readonly IReadOnlyList<ReviewGroup> groups;

    private ReviewVisits(
        Dictionary<(string, string), double> shares,
        IReadOnlyList<ReviewGroup> groups,
        IReadOnlyList<string> places
    ) => (this.shares, this.groups, Places) = (shares, groups, places);

    public IReadOnlyList<string> Places { get; }

    /// <summary>Reads the table; a group's shares must sum to one.</summary>
    /// <exception cref="InputException">The file is missing, or a group or place is not in it, or a row does not sum to one.</exception>
    public static ReviewVisits Load(IReadOnlyList<ReviewGroup> groups, IReadOnlyList<string> places)
    {
        Dictionary<(string, string), double> shares = [];
        foreach (var row in CsvRows.Read(Path.Combine(Home.Data("corpora"), "review-visits.csv"), ["group", .. places]))
        {
            var sum = 0.0;
            foreach (var place in places)
            {
                sum += shares[(row["group"], place)] = row.Number(place);
            }
            if (Math.Abs(sum - 1) > 1e-9)
            {
                throw row.Bad(FormattableString.Invariant($"the shares of '{row["group"]}' sum to {sum}, not to 1"));
            }
        }
        return groups.FirstOrDefault(g => !shares.ContainsKey((g.Name, places[0]))) is { } missing
            ? throw new InputException($"review-visits.csv has no row for the group '{missing.Name}'.")
            : new(shares, groups, places);
    }

    /// <summary>
    /// Keeps reviews, whose places are even, so that each group's places come as often as planted; no group loses more of its reviews than another.
    /// </summary>
    public IEnumerable<Review> Keep(IEnumerable<Review> reviews, Seed seed)
    {
        var stream = seed.For("visits").Stream();
        var most = shares.Values.Max();
        return reviews.Where(r => stream.NextDouble() * most < shares[(r.Group, r.Place)]);
    }

    /// <summary>The share of a place's reviews that each group writes, in the groups' order.</summary>
    public double[] GroupsAt(string place)
    {
        double[] both = [.. groups.Select(g => g.Weight * shares[(g.Name, place)])];
        return [.. both.Select(b => b / both.Sum())];
    }
}
