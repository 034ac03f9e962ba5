using System.Globalization;

namespace PersonaNotebooks.Statistics;

/// <summary>What a significance test says.</summary>
/// <param name="Method">The test and its variant, for example "Wilcoxon signed-rank, exact, two-sided".</param>
/// <param name="Statistic">The test statistic, named by the method.</param>
/// <param name="P">Probability of a statistic at least so extreme when nothing differs, 0 to 1; NaN where it is not defined.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom; NaN for tests without.</param>
/// <param name="Effect">The size of the effect, as the test's documentation names it; NaN for tests without.</param>
/// <param name="N">Number of observations or pairs used.</param>
public sealed record TestResult(
    string Method,
    double Statistic,
    double P,
    double DegreesOfFreedom,
    double Effect,
    int N
)
{
    /// <summary>For example <c>paired t: -0.915, p = 0.380, n = 12</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Method}: {Statistic:0.###}, p = {P:0.000}, n = {N}");
}
