namespace PersonaNotebooks.Statistics;

/// <summary>Counts rearrangements at least as extreme as what was seen; sums in another order may differ in the last digits, which is no difference.</summary>
internal sealed class PermutationTally(double observed, double scale, bool absolute)
{
    private readonly double slack = 1e-13 * scale;
    private long all,
        less,
        greater,
        wider;

    public void Add(double difference)
    {
        all++;
        less += difference <= observed + slack ? 1 : 0;
        greater += difference >= observed - slack ? 1 : 0;
        wider += Math.Abs(difference) >= Math.Abs(observed) - slack ? 1 : 0;
    }

    public TestResult Result(string what, Alternative alternative, bool exact, int n)
    {
        // Random rearrangements leave out the sample itself, which is one of them.
        double Share(long count) => exact ? (double)count / all : (count + 1.0) / (all + 1.0);
        var p =
            absolute && alternative == Alternative.TwoSided
                ? Share(wider)
                : Tail.Choose(alternative, Share(less), Share(greater));
        var how = exact ? $"all {all} rearrangements" : $"{all} random rearrangements";
        var sides = Tail.Name(alternative) + (absolute ? " by absolute difference" : "");
        return new($"permutation of {what}, {how}, {sides}", observed, p, double.NaN, observed, n);
    }
}
