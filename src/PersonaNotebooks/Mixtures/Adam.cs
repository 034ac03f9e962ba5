namespace PersonaNotebooks.Mixtures;

/// <summary>Adam (Kingma and Ba 2015, algorithm 1), upwards: beta 0.9 and 0.999, epsilon 1e-8.</summary>
internal sealed class Adam(double rate, double[] first, double[] second)
{
    private const double Beta1 = 0.9,
        Beta2 = 0.999,
        Epsilon = 1e-8;

    public double Rate => rate;

    public double[] First => first;

    public double[] Second => second;

    /// <summary>Moves the parameters; <paramref name="step"/> counts from 1.</summary>
    public void Step(double[] parameters, double[] gradient, int step)
    {
        var (scale1, scale2) = (1 - Math.Pow(Beta1, step), 1 - Math.Pow(Beta2, step));
        for (var i = 0; i < parameters.Length; i++)
        {
            first[i] = Beta1 * first[i] + (1 - Beta1) * gradient[i];
            second[i] = Beta2 * second[i] + (1 - Beta2) * gradient[i] * gradient[i];
            parameters[i] += rate * (first[i] / scale1) / (Math.Sqrt(second[i] / scale2) + Epsilon);
        }
    }
}
