using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Census;

/// <summary>
/// A published margin that <see cref="AdultSampler"/> promises to keep: within each group of people, the shares of a field's categories.
/// </summary>
/// <param name="Field">The field, for example "marital by age and sex".</param>
/// <param name="Table">The published table.</param>
/// <param name="Group">The group that a person belongs to; null for people whom the margin does not cover.</param>
/// <param name="Category">The person's category.</param>
/// <param name="Shares">For every group the published weight of every category; zero for what must not occur.</param>
public sealed record MarginClaim(
    string Field,
    string Table,
    Func<Adult, string?> Group,
    Func<Adult, string?> Category,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Shares
)
{
    /// <summary>
    /// Pearson's chi-square of a sample, given how many people fall into each group. Categories that expect fewer than five people
    /// are added together within their group.
    /// </summary>
    /// <returns>The statistic and its p-value; a category without published weight that occurs gives infinity and 0.</returns>
    public ChiSquareTest Test(IEnumerable<Adult> adults)
    {
        var counts = Shares.ToDictionary(s => s.Key, _ => new Dictionary<string, int>());
        foreach (var adult in adults)
        {
            if (Group(adult) is { } group && counts.TryGetValue(group, out var own) && Category(adult) is { } category)
            {
                own[category] = own.GetValueOrDefault(category) + 1;
            }
        }
        var (statistic, freedom) = (0.0, 0);
        foreach (var (group, shares) in Shares)
        {
            var n = counts[group].Values.Sum();
            var total = shares.Values.Sum();
            if (n == 0 || counts[group].Keys.Any(c => shares.GetValueOrDefault(c) == 0))
            {
                statistic = n == 0 ? statistic : double.PositiveInfinity;
                continue;
            }
            var cells = shares
                .Where(s => s.Value > 0)
                .Select(s => (Expected: n * s.Value / total, Seen: (double)counts[group].GetValueOrDefault(s.Key)))
                .ToLookup(c => c.Expected >= 5);
            List<(double Expected, double Seen)> tested = [.. cells[true]];
            if (cells[false].Sum(c => c.Expected) is > 0 and var rest)
            {
                tested.Add((rest, cells[false].Sum(c => c.Seen)));
            }
            // Too small a rest goes to the smallest of the others.
            while (tested.Count > 1 && tested.Min(c => c.Expected) < 5)
            {
                tested.Sort((a, b) => b.Expected.CompareTo(a.Expected));
                tested[^2] = (tested[^2].Expected + tested[^1].Expected, tested[^2].Seen + tested[^1].Seen);
                tested.RemoveAt(tested.Count - 1);
            }
            statistic += tested.Sum(c => Math.Pow(c.Seen - c.Expected, 2) / c.Expected);
            freedom += tested.Count - 1;
        }
        return new(
            statistic,
            freedom,
            double.IsInfinity(statistic) ? 0
                : freedom == 0 ? 1
                : Tail.ChiSquare(statistic, freedom)
        );
    }
}
