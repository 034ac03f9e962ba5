namespace PersonaNotebooks.Statistics;

/// <summary>Tries every plan within a budget: all counts but the first are enumerated, the first takes what is left.</summary>
internal sealed class PlanSearch(VarianceComponents components, int[] most)
{
    private readonly (double Variance, int[] Places)[] sources =
    [
        .. components
            .Components.Where(c => c.Variance > 0)
            .Select(c =>
                (c.Variance, c.Factors.Count == 0 ? Enumerable.Range(0, most.Length).ToArray() : Places(c, components))
            ),
    ];
    private long calls;

    private static int[] Places(VarianceComponent source, VarianceComponents all) =>
        [.. source.Factors.Select(name => all.Factors.ToList().IndexOf(name))];

    public int[] Best { get; private set; } = [];

    public double Variance { get; private set; } = double.PositiveInfinity;

    /// <summary>Chooses counts from the last place down to the first, dividing the budget.</summary>
    public void Try(int[] counts, int place, int budget)
    {
        if (place == 0)
        {
            counts[0] = Math.Min(most[0], budget);
            Keep(counts);
            return;
        }
        for (var n = 1; n <= Math.Min(most[place], budget); n++)
        {
            counts[place] = n;
            Try(counts, place - 1, budget / n);
        }
    }

    private void Keep(int[] counts)
    {
        var (variance, cost) = (0.0, 1L);
        foreach (var source in sources)
        {
            var combinations = 1.0;
            foreach (var place in source.Places)
            {
                combinations *= counts[place];
            }
            variance += source.Variance / combinations;
        }
        foreach (var count in counts)
        {
            cost *= count;
        }
        // Rounding must not choose between plans that are equal on paper.
        if (variance < Variance * (1 - 1e-12) || (variance <= Variance * (1 + 1e-12) && cost < calls))
        {
            (Best, Variance, calls) = ([.. counts], variance, cost);
        }
    }
}
