using System.Globalization;

namespace PersonaNotebooks.Statistics;

/// <summary>
/// The multiway cluster bootstrap (Owen 2007, "The pigeonhole bootstrap"; Owen and Eckles 2012): the members of every sampled level are drawn with
/// replacement, each level by itself, and an observation weighs the product of its members' counts.
/// </summary>
/// <remarks>
/// Name the levels that were really sampled. One level gives the usual cluster bootstrap; its members carry their inner draws, so draws within
/// a persona are not named beside it (name "draw", with an id per row, only when the draws are all that was sampled). With two
/// crossed levels or more the interval is conservative: what varies by single answer is counted up to 2^levels - 1 times
/// (Owen 2007). Within strata one member less than there is is drawn, and each draw weighs n/(n - 1) (Rao and Wu 1988), because with few members
/// the plain draw gives intervals that are too short; strata of a single member are taken together. A level of fewer than about ten members gives intervals that are too short, as any bootstrap of ten values does.
/// </remarks>
/// <example>
/// <code>
/// var share = ClusterBootstrap.Mean(agrees, [new("persona", personaIds), new("wording", wordingIds)], seed);
/// // 0.512 [0.471, 0.556], "cluster bootstrap over persona, wording, 2000 draws"
/// </code>
/// </example>
public static class ClusterBootstrap
{
    /// <summary>The interval of a weighted mean.</summary>
    /// <inheritdoc cref="Estimate(ReadOnlySpan{double}, IReadOnlyList{SampledLevel}, WeightedStatistic, Seed, int, double)"/>
    public static Estimate Mean(
        ReadOnlySpan<double> values,
        IReadOnlyList<SampledLevel> levels,
        Seed seed,
        int draws = 2000,
        double level = 0.95
    ) => Estimate(values, levels, WeightedMean, seed, draws, level);

    /// <summary>The percentile interval of any weighted statistic.</summary>
    /// <param name="values">One value per observation.</param>
    /// <param name="levels">The sampled levels, each with an id per observation and at least two members.</param>
    /// <param name="statistic">Value from observations and their weights of 0 or more.</param>
    /// <param name="seed">Draws the resamples; a level's draws depend on its name, not on the other levels.</param>
    /// <param name="draws">Number of resamples. One without any weight (possible with crossed levels and few observations) is drawn again.</param>
    /// <param name="level">Coverage aimed at.</param>
    /// <exception cref="InputException">A level without an id per observation or with one member, a value that is not finite, or no level.</exception>
    public static Estimate Estimate(
        ReadOnlySpan<double> values,
        IReadOnlyList<SampledLevel> levels,
        WeightedStatistic statistic,
        Seed seed,
        int draws = 2000,
        double level = 0.95
    )
    {
        Check.Sample(values, 1);
        if (levels.Count == 0 || draws < 1)
        {
            throw new InputException(
                $"A cluster bootstrap needs a sampled level and a draw, not {levels.Count} levels and {draws} draws."
            );
        }
        var n = values.Length;
        var samplers = levels.Select(sampled => new LevelSampler(sampled, n, seed)).ToList();
        var weights = new double[values.Length];
        var replicates = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            do
            {
                weights.AsSpan().Fill(1);
                samplers.ForEach(sampler => sampler.Multiply(weights));
            } while (weights.All(weight => weight == 0));
            replicates[draw] = statistic(values, weights);
        }
        weights.AsSpan().Fill(1);
        var (low, high) = BootstrapInterval.Percentile(replicates, level);
        var names = string.Join(", ", samplers.Select(sampler => sampler.Said));
        var method = string.Create(CultureInfo.InvariantCulture, $"cluster bootstrap over {names}, {draws} draws");
        return new(
            statistic(values, weights),
            low,
            high,
            level,
            method,
            samplers.ToDictionary(s => s.Name, s => s.Members)
        );
    }

    private static double WeightedMean(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            sum += weights[i] * values[i];
            total += weights[i];
        }
        return sum / total;
    }

    private sealed class LevelSampler
    {
        private readonly RandomStream random;
        private readonly int[] places;
        private readonly double[] counts;
        private readonly int[][]? strata;

        public LevelSampler(SampledLevel level, int observations, Seed seed)
        {
            if (level.Ids.Count != observations)
            {
                throw new InputException(
                    $"The level '{level.Name}' has {level.Ids.Count} ids for {observations} observations."
                );
            }
            int[] members = [.. level.Ids.Distinct().Order()];
            if (members.Length < 2)
            {
                throw new InputException(
                    $"The level '{level.Name}' has a single member, which cannot be resampled; leave the level out."
                );
            }
            (Name, counts) = (level.Name, new double[members.Length]);
            places = [.. level.Ids.Select(id => Array.BinarySearch(members, id))];
            strata = level.Strata is { } of ? Strata(of, observations) : null;
            random = seed.For($"cluster bootstrap/{level.Name}").Stream();
        }

        public string Name { get; }

        public string Said => strata is null ? Name : $"{Name} within {strata.Length} strata";

        public int Members => counts.Length;

        public void Multiply(double[] weights)
        {
            Array.Clear(counts);
            if (strata is null)
            {
                for (var i = 0; i < counts.Length; i++)
                {
                    counts[random.Next(counts.Length)]++;
                }
            }
            foreach (var stratum in strata ?? [])
            {
                var weight = stratum.Length / (stratum.Length - 1.0);
                for (var i = 1; i < stratum.Length; i++)
                {
                    counts[stratum[random.Next(stratum.Length)]] += weight;
                }
            }
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] *= counts[places[i]];
            }
        }

        // The members of each stratum; those of single members are one, with the smallest other stratum where only one is left.
        private int[][]? Strata(IReadOnlyList<int> of, int observations)
        {
            if (of.Count != observations)
            {
                throw new InputException($"The level '{Name}' has {of.Count} strata for {observations} observations.");
            }
            var groups = places
                .Zip(of)
                .Distinct()
                .GroupBy(p => p.Second, p => p.First)
                .OrderBy(g => g.Key)
                .Select(g => g.Order().ToArray())
                .ToList();
            if (groups.Sum(g => g.Length) != counts.Length)
            {
                throw new InputException($"A member of the level '{Name}' is in two strata; each must be in one.");
            }
            int[] single = [.. groups.Where(g => g.Length == 1).SelectMany(g => g)];
            groups.RemoveAll(g => g.Length == 1);
            if (single.Length == 1)
            {
                var least = groups.MinBy(g => g.Length)!;
                groups.Remove(least);
                single = [.. single, .. least];
            }
            if (single.Length > 0)
            {
                groups.Add(single);
            }
            return groups.Count > 1 ? [.. groups] : null;
        }
    }
}
