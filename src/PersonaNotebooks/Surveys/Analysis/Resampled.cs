using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys;

/// <summary>The cluster bootstrap where it can be had: a level with one member gives the value without an interval, and says so.</summary>
internal static class Resampled
{
    public static Estimate Estimate(
        double[] values,
        IReadOnlyList<SampledLevel> levels,
        WeightedStatistic statistic,
        Seed seed,
        int draws
    )
    {
        if (levels.FirstOrDefault(level => level.Ids.Distinct().Take(2).Count() < 2) is not { } single)
        {
            return ClusterBootstrap.Estimate(values, levels, statistic, seed, draws);
        }
        var ones = new double[values.Length];
        ones.AsSpan().Fill(1);
        return Statistics.Estimate.Exact(statistic(values, ones), $"no interval: a single {single.Name}");
    }
}
