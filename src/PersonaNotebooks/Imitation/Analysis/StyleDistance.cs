using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>
/// Burrows's Delta (2002) between two sets of texts: the mean absolute difference of style features, each in standard deviations over a
/// reference set. 0 is the same style; about 1 is two different people.
/// </summary>
public static class StyleDistance
{
    /// <summary>The distance.</summary>
    /// <param name="one">Texts.</param>
    /// <param name="other">Texts.</param>
    /// <param name="reference">Sets of texts by different people, at least two; features that do not vary over them are left out.</param>
    /// <exception cref="InputException">A set without texts, or fewer than two reference sets.</exception>
    public static double Between(
        IReadOnlyCollection<string> one,
        IReadOnlyCollection<string> other,
        IReadOnlyCollection<IReadOnlyCollection<string>> reference
    )
    {
        if (one.Count == 0 || other.Count == 0 || reference.Count < 2)
        {
            throw new InputException(
                $"A style distance needs texts on both sides ({one.Count} and {other.Count}) and two reference sets ({reference.Count})."
            );
        }
        var (a, b) = (Mean(one), Mean(other));
        double[][] norm = [.. reference.Select(Mean)];
        var (sum, count) = (0.0, 0);
        for (var c = 0; c < a.Length; c++)
        {
            var mean = norm.Average(r => r[c]);
            var deviation = Math.Sqrt(norm.Sum(r => (r[c] - mean) * (r[c] - mean)) / (norm.Length - 1));
            if (deviation > 1e-12)
            {
                sum += Math.Abs(a[c] - b[c]) / deviation;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /// <summary>
    /// The distance of each user's imitated replies from the user's own, mean over users; every user's own replies are the reference. Only
    /// users with replies count.
    /// </summary>
    /// <param name="items">Items of one condition.</param>
    /// <param name="seed">Draws the interval.</param>
    /// <exception cref="InputException">Fewer than two users have replies.</exception>
    public static Estimate Imitated(IEnumerable<ItemRecord> items, Seed seed)
    {
        var users = items
            .Where(i => !i.IsPost && i.Text.Length > 0)
            .GroupBy(i => i.User)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToArray();
        string[][] own = [.. users.Select(u => u.Select(i => i.Original).ToArray())];
        double[] distances = [.. users.Select((u, i) => Between(own[i], [.. u.Select(r => r.Text)], own))];
        return distances.Length < 2
            ? throw new InputException(
                $"A style distance over users needs two of them with replies, not {users.Length}."
            )
            : ClusterBootstrap.Mean(distances, [new("user", [.. Enumerable.Range(0, distances.Length)])], seed);
    }

    private static double[] Mean(IReadOnlyCollection<string> texts)
    {
        double[][] rows = [.. texts.Select(AuthorRecognition.Style)];
        return [.. Enumerable.Range(0, rows[0].Length).Select(c => rows.Average(r => r[c]))];
    }
}
