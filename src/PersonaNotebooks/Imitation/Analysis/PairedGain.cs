using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>One condition less another, paired by user and item: the only gain that is reported.</summary>
/// <param name="Estimate">
/// Mean difference over users, with the interval of a bootstrap over users; with fewer than <see cref="FewestUsers"/> users Student's t
/// interval, because resamples of so few hold too little of the spread and their interval is too narrow.
/// </param>
/// <param name="Test">Paired t test over users' means.</param>
/// <param name="Wins">Users for whom the first is higher.</param>
public sealed record PairedGain(Estimate Estimate, TestResult Test, int Wins)
{
    /// <summary>The fewest users for a claim: with five pairs no test of signs can reach 5 % two-sided (2 of 32), with six it can (2 of 64).</summary>
    public const int FewestUsers = 6;

    internal const double Level = 0.05;

    /// <summary>Users compared.</summary>
    public int Users => Estimate.N["user"];

    /// <summary>
    /// Whether an improvement may be claimed of this measure alone: interval above zero and t test at 5 %. Refused with fewer than
    /// <see cref="FewestUsers"/> users, and where all differences are equal: without variance nothing can be said of chance.
    /// </summary>
    public bool IsImprovement => CanBeTested && Estimate.Low > 0 && Test.P < Level;

    internal bool CanBeTested => Users >= FewestUsers && Estimate.High > Estimate.Low && !double.IsNaN(Test.P);

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
        return new(MeanOf(differences, seed), TTest.Paired([.. first], [.. second]), differences.Count(d => d > 0));
    }

    /// <summary>The mean over users of any value: no interval of one user, Student's t below <see cref="FewestUsers"/>, the bootstrap from there.</summary>
    internal static Estimate MeanOf(double[] users, Seed seed) =>
        users.Length == 1 ? Estimate.Exact(users[0], "one user")
        : users.Length < FewestUsers ? Student(users)
        : ClusterBootstrap.Mean(users, [new("user", [.. Enumerable.Range(0, users.Length)])], seed);

    private static Estimate Student(double[] differences)
    {
        var (mean, n) = (Sample.Mean(differences), differences.Length);
        var reach =
            MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, n - 1, 1 - Level / 2)
            * Math.Sqrt(Sample.Variance(differences) / n);
        return new(
            mean,
            mean - reach,
            mean + reach,
            1 - Level,
            "Student's t",
            new Dictionary<string, int> { ["user"] = n }
        );
    }
}
