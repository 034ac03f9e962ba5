namespace PersonaNotebooks.Models.Embedded;

/// <summary>The places of a distribution that may be drawn, and their weights.</summary>
internal readonly record struct Candidates(int[] Places, double[] Weights)
{
    // Less probable than this share of the best is not drawn (min-p sampling): a long tail of such words would break every sentence.
    private const double LeastShare = 0.005;

    private static readonly Comparer<double> Falling = Comparer<double>.Create((a, b) => b.CompareTo(a));

    /// <summary>Finds them in a distribution that need not sum to one; at temperature 0 the first of the most probable.</summary>
    public static Candidates Of(ReadOnlySpan<double> distribution, SamplingOptions options)
    {
        var best = 0;
        for (var i = 1; i < distribution.Length; i++)
        {
            best = distribution[i] > distribution[best] ? i : best;
        }
        if (options.Temperature == 0)
        {
            return new([best], [1]);
        }
        List<int> places = [];
        List<double> weights = [];
        var most = distribution[best];
        for (var i = 0; i < distribution.Length; i++)
        {
            if (distribution[i] > 0 && distribution[i] >= LeastShare * most)
            {
                places.Add(i);
                // Against the best, so that a low temperature cannot underflow all of them.
                weights.Add(Math.Pow(distribution[i] / most, 1 / options.Temperature));
            }
        }
        Candidates all = new([.. places], [.. weights]);
        return options.TopP == 1 && options.TopK >= places.Count ? all : all.Top(options);
    }

    /// <summary>Draws a place.</summary>
    public int Draw(RandomStream stream) => Places[Pick(stream)];

    /// <summary>Draws a place.</summary>
    /// <returns>Its index among these.</returns>
    public int Pick(RandomStream stream)
    {
        if (Weights.Length == 1)
        {
            return 0;
        }
        var left = stream.NextDouble() * Sum();
        for (var i = 0; i < Weights.Length; i++)
        {
            left -= Weights[i];
            if (left < 0)
            {
                return i;
            }
        }
        return Weights.Length - 1;
    }

    private Candidates Top(SamplingOptions options)
    {
        Array.Sort(Weights, Places, Falling);
        var enough = options.TopP * Sum();
        var count = 0;
        for (var mass = 0.0; count < Math.Min(options.TopK, Weights.Length) && mass < enough; count++)
        {
            mass += Weights[count];
        }
        return new(Places[..count], Weights[..count]);
    }

    private double Sum()
    {
        var sum = 0.0;
        foreach (var weight in Weights)
        {
            sum += weight;
        }
        return sum;
    }
}
