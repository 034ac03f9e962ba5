namespace PersonaNotebooks.Mixtures;

/// <summary>
/// Draws pairs without replacement by their weights: every pair arrives after an exponential time with its weight as rate, and the
/// first M are taken. This is the Gumbel top-M, since a Gumbel value is minus the logarithm of such a time. A persona's first arrival needs no look at
/// its exemplars, so only the personas that come first are looked into.
/// </summary>
internal sealed class PairRace(GatePass pass, int context, RandomStream random)
{
    private readonly double[] weights = new double[pass.Scaled.Columns];

    private readonly record struct Arrival(double Time, Pair Pair, double Weight);

    /// <summary>The first pairs among all, each with weight over chance of being drawn, not normalised.</summary>
    public List<(Pair Pair, double Share)> All(int count)
    {
        var personas = pass.Persona.Row(context);
        var first = new double[personas.Length];
        var order = new int[personas.Length];
        for (var k = 0; k < first.Length; k++)
        {
            (first[k], order[k]) = (Exponential() / personas[k], k);
        }
        Array.Sort((double[])first.Clone(), order);
        List<Arrival> arrivals = [];
        foreach (var k in order)
        {
            if (arrivals.Count > count && first[k] > arrivals[count].Time)
            {
                break;
            }
            pass.Exemplars(context, k, weights);
            var lead = Draw();
            Keep(arrivals, new(first[k], new(k, lead), personas[k] * weights[lead]), count);
            for (var j = 0; j < weights.Length; j++)
            {
                // Exponential times have no memory: the persona's other exemplars start to run when its first has arrived.
                var weight = personas[k] * weights[j];
                if (j != lead && weight > 0)
                {
                    Keep(arrivals, new(first[k] + Exponential() / weight, new(k, j), weight), count);
                }
            }
        }
        return Shares(arrivals, count);
    }

    /// <summary>The first exemplars of one persona, by its exemplar gate.</summary>
    public List<(Pair Pair, double Share)> Of(int persona, int count)
    {
        pass.Exemplars(context, persona, weights);
        List<Arrival> arrivals = [];
        for (var j = 0; j < weights.Length; j++)
        {
            if (weights[j] > 0)
            {
                Keep(arrivals, new(Exponential() / weights[j], new(persona, j), weights[j]), count);
            }
        }
        return Shares(arrivals, count);
    }

    // One more than count is kept: its time is the threshold that the others came under.
    private static void Keep(List<Arrival> arrivals, Arrival arrival, int count)
    {
        if (arrivals.Count > count && arrival.Time >= arrivals[count].Time)
        {
            return;
        }
        var at = arrivals.Count;
        while (at > 0 && arrivals[at - 1].Time > arrival.Time)
        {
            at--;
        }
        arrivals.Insert(at, arrival);
        if (arrivals.Count > count + 1)
        {
            arrivals.RemoveAt(count + 1);
        }
    }

    private static List<(Pair, double)> Shares(List<Arrival> arrivals, int count)
    {
        var threshold = arrivals.Count > count ? arrivals[count].Time : double.PositiveInfinity;
        return [.. arrivals.Take(count).Select(a => (a.Pair, a.Weight / ChanceUnder(a.Weight * threshold)))];
    }

    // 1 - exp(-x), also for an x so small that the difference would lose its digits.
    private static double ChanceUnder(double x) => x < 1e-5 ? x * (1 - x / 2) : 1 - Math.Exp(-x);

    private int Draw()
    {
        var left = random.NextDouble();
        var last = 0;
        for (var j = 0; j < weights.Length; j++)
        {
            if (weights[j] > 0)
            {
                last = j;
                left -= weights[j];
                if (left < 0)
                {
                    return j;
                }
            }
        }
        return last;
    }

    private double Exponential() => -Math.Log(1 - random.NextDouble());
}
