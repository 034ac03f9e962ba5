namespace PersonaNotebooks.Statistics;

/// <summary>A statistic of observations that may count several times or not at all.</summary>
/// <param name="values">One value per observation.</param>
/// <param name="weights">How often each observation counts, 0 or more; all 1 for the sample itself.</param>
public delegate double WeightedStatistic(ReadOnlySpan<double> values, ReadOnlySpan<double> weights);
