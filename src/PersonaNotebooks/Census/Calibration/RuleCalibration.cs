using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Census.Calibration;

/// <summary>
/// Calibration without a model: people who cannot be (<see cref="ImpossibleCombination"/>) are dropped, the rest are weighted so that the
/// margins hold again (<see cref="Raking"/>). For people drawn elsewhere; those of <see cref="AdultSampler"/> all pass.
/// </summary>
public static class RuleCalibration
{
    private const string None = "none";

    /// <summary>Drops and weights so that those kept have the shares that everybody had before.</summary>
    /// <param name="people">The people.</param>
    /// <param name="fields">Whose shares must hold, by the names of <see cref="AdultColumn.All"/>.</param>
    /// <exception cref="InputException">Nobody is left, there is no such field, or the shares cannot hold.</exception>
    public static RuleResult Holding(IReadOnlyList<Adult> people, IReadOnlyList<string> fields) =>
        Run(people, [.. fields.Select(f => Own(people, AdultColumn.Named(f)))]);

    /// <summary>Drops and weights.</summary>
    /// <param name="people">The people.</param>
    /// <param name="margins">What must hold, over columns of <see cref="AdultColumn.All"/>; totals are those of the margins.</param>
    /// <exception cref="InputException">Nobody is left, a margin names another column, or the margins cannot hold.</exception>
    public static RuleResult Run(IReadOnlyList<Adult> people, IReadOnlyList<Margin> margins)
    {
        List<Adult> kept = [];
        SortedDictionary<string, int> dropped = new(StringComparer.Ordinal);
        foreach (var person in people)
        {
            if (ImpossibleCombination.FirstOf(person) is { } rule)
            {
                dropped[rule.Name] = dropped.GetValueOrDefault(rule.Name) + 1;
            }
            else
            {
                kept.Add(person);
            }
        }
        if (kept.Count == 0)
        {
            throw new InputException($"Calibration leaves none of {people.Count} people; draw them from other tables.");
        }
        var columns = margins
            .SelectMany(m => m.Target.Dimensions.Select(d => d.Name))
            .Distinct()
            .ToDictionary(name => name, name => Column(name, kept));
        var start = Enumerable.Repeat(margins.Max(m => m.Target.Total) / kept.Count, kept.Count).ToArray();
        // Held to a millionth of the total: weights of people need no more.
        var result = Raking.FitRespondents(start, columns, margins, 1e-6 * margins.Max(m => m.Target.Total), 1000);
        return new(
            kept,
            result.Weights,
            dropped,
            (double)kept.Count / people.Count,
            SurveyWeights.DesignEffect(result.Weights),
            result.Converged,
            result.Margins
        );
    }

    private static Margin Own(IReadOnlyList<Adult> people, AdultColumn column)
    {
        var counts = people.CountBy(p => column.Of(p) ?? None).OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
        return new(
            column.Name,
            new([new(column.Name, [.. counts.Select(c => c.Key)])], [.. counts.Select(c => (double)c.Value)])
        );
    }

    private static IReadOnlyList<string> Column(string name, List<Adult> people)
    {
        var column = AdultColumn.Named(name);
        return [.. people.Select(p => column.Of(p) ?? None)];
    }
}
