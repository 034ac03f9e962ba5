using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>One condition less another, paired by user and item: the only gain that is reported.</summary>
/// <param name="Estimate">Mean difference over users, with the interval of a bootstrap over users.</param>
/// <param name="Test">Paired t test over users' means.</param>
/// <param name="Wins">Users for whom the first is higher.</param>
public sealed record PairedGain(Estimate Estimate, TestResult Test, int Wins)
{
    private const double Level = 0.05;

    /// <summary>Users compared.</summary>
    public int Users => Estimate.N["user"];

    /// <summary>Whether an improvement may be claimed: interval above zero and t test at 5 %.</summary>
    public bool IsImprovement => Estimate.Low > 0 && Test.P < Level;

    /// <summary>Compares two values of each user.</summary>
    /// <param name="first">A value for each user.</param>
    /// <param name="second">As many, in the same order.</param>
    /// <param name="seed">Draws the resamples.</param>
    /// <exception cref="InputException">Fewer than two users.</exception>
    public static PairedGain Of(IReadOnlyList<double> first, IReadOnlyList<double> second, Seed seed)
    {
        if (first.Count != second.Count || first.Count < 2)
        {
            throw new InputException(
                $"A paired comparison needs the same two or more users on both sides, not {first.Count} and {second.Count}."
            );
        }
        double[] differences = [.. first.Zip(second, (a, b) => a - b)];
        var estimate = ClusterBootstrap.Mean(
            differences,
            [new("user", [.. Enumerable.Range(0, differences.Length)])],
            seed
        );
        return new(estimate, TTest.Paired([.. first], [.. second]), differences.Count(d => d > 0));
    }
}
