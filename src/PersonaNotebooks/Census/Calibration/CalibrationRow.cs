namespace PersonaNotebooks.Census.Calibration;

/// <summary>One way of calibrating people, in the numbers that ways are compared by.</summary>
/// <param name="Way">Its name.</param>
/// <param name="People">How many went in.</param>
/// <param name="Kept">How many came out.</param>
/// <param name="Acceptance">Accepted verdicts by all verdicts; for rules, which judge once, the share kept.</param>
/// <param name="Unread">Verdicts that could not be read.</param>
/// <param name="Impossible">Share of those kept who still break a rule of <see cref="ImpossibleCombination"/>.</param>
/// <param name="Moved">The most by which the shares of any field of <see cref="AdultColumn.All"/> moved: total variation, 0 to 1; NaN when nobody is left.</param>
/// <param name="MovedField">The field whose shares moved by that much; empty when nobody is left.</param>
/// <param name="DesignEffect">Kish's, 1 for equal weights: by how much the weights widen the variance of a mean.</param>
public sealed record CalibrationRow(
    string Way,
    int People,
    int Kept,
    double Acceptance,
    int Unread,
    double Impossible,
    double Moved,
    string MovedField,
    double DesignEffect
)
{
    /// <summary>How many were dropped.</summary>
    public int Dropped => People - Kept;

    /// <summary>A judged calibration of adults.</summary>
    /// <param name="way">Its name.</param>
    /// <param name="result">What it left of people given as <see cref="AdultColumn.Fields"/>.</param>
    /// <param name="before">Everybody who went in.</param>
    public static CalibrationRow Of(string way, JudgedResult result, IReadOnlyList<Adult> before)
    {
        Adult[] kept = [.. result.Accepted.Select(AdultColumn.Adult)];
        var (moved, field) = Worst(kept, [.. kept.Select(_ => 1.0)], before);
        return new(way, before.Count, kept.Length, result.AcceptanceRate, result.Unread, Share(kept), moved, field, 1);
    }

    /// <summary>A calibration by rules.</summary>
    /// <param name="way">Its name.</param>
    /// <param name="result">What it left.</param>
    /// <param name="before">Everybody who went in.</param>
    public static CalibrationRow Of(string way, RuleResult result, IReadOnlyList<Adult> before)
    {
        var (moved, field) = Worst(result.Kept, result.Weights, before);
        return new(
            way,
            before.Count,
            result.Kept.Count,
            result.Acceptance,
            0,
            Share(result.Kept),
            moved,
            field,
            result.DesignEffect
        );
    }

    private static double Share(IReadOnlyCollection<Adult> people) =>
        people.Count == 0
            ? double.NaN
            : people.Count(p => ImpossibleCombination.FirstOf(p) is not null) / (double)people.Count;

    private static (double Moved, string Field) Worst(
        IReadOnlyList<Adult> kept,
        IReadOnlyList<double> weights,
        IReadOnlyList<Adult> before
    ) =>
        kept.Count == 0
            ? (double.NaN, "")
            : AdultColumn.All.Select(c => (Moved: Distance(c, kept, weights, before), c.Name)).MaxBy(m => m.Moved);

    private static double Distance(
        AdultColumn field,
        IReadOnlyList<Adult> kept,
        IReadOnlyList<double> weights,
        IReadOnlyList<Adult> before
    )
    {
        SortedDictionary<string, double> moved = new(StringComparer.Ordinal);
        void Add(Adult person, double share)
        {
            var value = field.Of(person) ?? "";
            moved[value] = moved.GetValueOrDefault(value) + share;
        }
        foreach (var person in before)
        {
            Add(person, -1.0 / before.Count);
        }
        var total = weights.Sum();
        foreach (var (person, weight) in kept.Zip(weights))
        {
            Add(person, weight / total);
        }
        return moved.Values.Sum(Math.Abs) / 2;
    }
}
