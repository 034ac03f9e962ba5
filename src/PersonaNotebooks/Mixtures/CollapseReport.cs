namespace PersonaNotebooks.Mixtures;

/// <summary>Whether a mixture still is one. Effective numbers are exp of an entropy in nats: K for equal weights, 1 for a single component.</summary>
/// <param name="Personas">Effective number of personas for a context, mean over contexts.</param>
/// <param name="Exemplars">Effective number of exemplars for a context and persona, mean by the persona gate.</param>
/// <param name="Marginal">Effective number of personas of the mean persona gate.</param>
/// <param name="PairsUsed">How many different pairs were ever chosen in training.</param>
/// <param name="Decided">Share of the epoch's records of which one pair explains over 0.99; NaN for epoch 0.</param>
public sealed record CollapseReport(double Personas, double Exemplars, double Marginal, int PairsUsed, double Decided)
{
    private const double Alarm = 1.5;

    /// <summary>One sentence when the mixture has fallen to a single component; null when it has not.</summary>
    /// <param name="personas">How many personas it began with.</param>
    /// <param name="exemplars">How many exemplars it began with.</param>
    public string? Warning(int personas, int exemplars) =>
        personas > 2 && Marginal < Alarm
            ? FormattableString.Invariant(
                $"The persona gate has collapsed: {Marginal:F2} of {personas} personas are in use."
            )
        : exemplars > 2 && Exemplars < Alarm
            ? FormattableString.Invariant(
                $"The exemplar gate has collapsed: {Exemplars:F2} of {exemplars} exemplars are in use for a context."
            )
        : null;

    /// <summary>Measures the gates on the contexts of a pass.</summary>
    internal static CollapseReport Of(GatePass pass, int pairsUsed, double decided)
    {
        var (contexts, personas) = (pass.Persona.Rows, pass.Persona.Columns);
        var marginal = new double[personas];
        var weights = new double[pass.Scaled.Columns];
        double ofPersonas = 0,
            ofExemplars = 0;
        for (var i = 0; i < contexts; i++)
        {
            var pi = pass.Persona.Row(i);
            ofPersonas += Effective(pi) / contexts;
            for (var k = 0; k < personas; k++)
            {
                marginal[k] += pi[k] / contexts;
                if (pi[k] > 1e-6)
                {
                    pass.Exemplars(i, k, weights);
                    ofExemplars += pi[k] * Effective(weights) / contexts;
                }
            }
        }
        return new(ofPersonas, ofExemplars, Effective(marginal), pairsUsed, decided);
    }

    private static double Effective(ReadOnlySpan<double> weights)
    {
        var entropy = 0.0;
        foreach (var w in weights)
        {
            entropy -= w > 0 ? w * Math.Log(w) : 0;
        }
        return Math.Exp(entropy);
    }
}
