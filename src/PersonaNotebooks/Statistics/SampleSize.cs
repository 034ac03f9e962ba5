namespace PersonaNotebooks.Statistics;

/// <summary>
/// Spends a budget of model calls over personas, wordings, option orders and draws, so that the mean over all of them is as sure as it can be: the
/// decision study of generalizability theory (Brennan 2001) with the components of a pilot run.
/// </summary>
public static class SampleSize
{
    /// <summary>
    /// The variance of the mean under a plan: the sum over sources of variance over the number of their combinations sampled. Negative
    /// components count as 0.
    /// </summary>
    /// <param name="components">Components of a pilot run.</param>
    /// <param name="levels">How many of each factor, in the order of the components' factors.</param>
    /// <param name="draws">Answers for each combination.</param>
    /// <exception cref="InputException">A count for each factor is missing or not positive.</exception>
    public static double VarianceOfMean(VarianceComponents components, IReadOnlyList<int> levels, int draws)
    {
        if (levels.Count != components.Factors.Count || levels.Any(n => n < 1) || draws < 1)
        {
            throw new InputException(
                $"Give one positive count for each of {string.Join(", ", components.Factors)}, and for the draws."
            );
        }
        var (factors, sum) = (components.Factors.ToList(), 0.0);
        foreach (var component in components.Components)
        {
            var combinations =
                component.Factors.Count == 0
                    ? levels.Aggregate((double)draws, (product, n) => product * n)
                    : component.Factors.Aggregate(1.0, (product, name) => product * levels[factors.IndexOf(name)]);
            sum += Math.Max(0, component.Variance) / combinations;
        }
        return sum;
    }

    /// <summary>The plan with the smallest standard error within a budget; among equals the one with the fewest calls.</summary>
    /// <param name="components">Components of a pilot run.</param>
    /// <param name="budget">Most calls.</param>
    /// <param name="limits">How many of each factor exist at most (personas written, wordings, option orders), and of "draw" if it is limited; a factor without a limit may take the whole budget.</param>
    /// <exception cref="InputException">The budget or a limit is below 1, or a limit names no factor.</exception>
    public static CallPlan Plan(VarianceComponents components, int budget, IReadOnlyDictionary<string, int> limits)
    {
        if (budget < 1 || limits.Values.Any(limit => limit < 1))
        {
            throw new InputException("The budget and every limit must be at least 1.");
        }
        if (limits.Keys.FirstOrDefault(name => name != "draw" && !components.Factors.Contains(name)) is { } unknown)
        {
            throw new InputException(
                $"The limit '{unknown}' names no factor; there are {string.Join(", ", components.Factors)}, draw."
            );
        }
        int[] most = [.. components.Factors.Append("draw").Select(name => limits.GetValueOrDefault(name, budget))];
        var search = new PlanSearch(components, most);
        search.Try(new int[most.Length], most.Length - 1, budget);
        var best = search.Best;
        return new(
            [.. components.Factors.Select((name, f) => (name, best[f]))],
            best[^1],
            best.Aggregate(1L, (product, n) => product * n),
            Math.Sqrt(search.Variance)
        );
    }

    /// <summary>The smallest budget whose best plan reaches a half width of the interval, and that plan.</summary>
    /// <param name="components">Components of a pilot run.</param>
    /// <param name="halfWidth">Half the width of the interval of the mean, above 0.</param>
    /// <param name="limits">As in <see cref="Plan"/>.</param>
    /// <param name="level">Coverage of the interval.</param>
    /// <param name="largest">Give up above so many calls.</param>
    /// <exception cref="InputException">The half width cannot be reached within the limits and the largest budget.</exception>
    public static CallPlan ForHalfWidth(
        VarianceComponents components,
        double halfWidth,
        IReadOnlyDictionary<string, int> limits,
        double level = 0.95,
        int largest = 100_000
    )
    {
        var high = Plan(components, largest, limits);
        if (!(high.HalfWidth(level) <= halfWidth))
        {
            throw new InputException(
                $"A half width of {halfWidth} cannot be reached: the best plan of {largest} calls within the limits gives {high.HalfWidth(level):0.####}."
            );
        }
        var (low, best) = (0L, high);
        while (best.Calls - low > 1)
        {
            var middle = (int)((low + best.Calls) / 2);
            var plan = Plan(components, middle, limits);
            (low, best) = plan.HalfWidth(level) <= halfWidth ? (low, plan) : (middle, best);
        }
        return best;
    }
}
