using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys.Truth;

/// <summary>The weighted share of a group's people who chose an option, refusals left out.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Group">"all", "sex", "race", "age", "education", "income" or "party".</param>
/// <param name="Category">For example "female"; "all" in the group "all".</param>
/// <param name="Option">The option's code, from 1.</param>
/// <param name="Share">0 to 1; the shares of a category add up to 1.</param>
/// <param name="N">People of the category who answered.</param>
/// <param name="EffectiveN">Kish's effective number: how many equally weighted people would know as much.</param>
/// <param name="StandardError">Of the share, by linearisation: the root of Σw²(y − share)² over (Σw)².</param>
public sealed record HumanShare(
    string Item,
    string Group,
    string Category,
    int Option,
    double Share,
    int N,
    double EffectiveN,
    double StandardError
)
{
    /// <summary>The share with a 95 % interval: Wilson's on the effective number of people.</summary>
    public Estimate Estimate =>
        Wilson.Proportion(Share * EffectiveN, EffectiveN) with
        {
            Method = "Wilson score on the effective sample size",
            N = new Dictionary<string, int> { ["person"] = N },
        };
}
