using System.Globalization;

namespace PersonaNotebooks.Statistics;

/// <summary>How to spend model calls; see <see cref="SampleSize"/>.</summary>
/// <param name="Levels">How many of each factor to sample, for example "persona" to 200.</param>
/// <param name="Draws">Answers for each combination.</param>
/// <param name="Calls">Calls in all: the product of the above.</param>
/// <param name="StandardError">Standard error of the mean that this plan gives.</param>
public sealed record CallPlan(
    IReadOnlyList<(string Factor, int Count)> Levels,
    int Draws,
    long Calls,
    double StandardError
)
{
    /// <summary>Half the width of the normal interval of the mean.</summary>
    /// <exception cref="InputException">A level outside 0 to 1.</exception>
    public double HalfWidth(double level = 0.95)
    {
        Check.Level(level);
        return Tail.NormalQuantile((1 + level) / 2) * StandardError;
    }

    /// <summary>For example <c>persona 200, wording 5, option order 2, draw 1: 2000 calls, standard error 0.0312</c>.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(", ", Levels.Select(l => $"{l.Factor} {l.Count}"))}, draw {Draws}: {Calls} calls, standard error {StandardError:0.####}"
        );
}
