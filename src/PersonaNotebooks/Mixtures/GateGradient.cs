namespace PersonaNotebooks.Mixtures;

/// <summary>
/// The gradient of a batch's mean estimated log-likelihood by all numbers of the gates. With r the share that each chosen pair has in
/// explaining the record, and delta = r for <see cref="PairRule.Drawn"/> or r - w (w the renormalised weights) for
/// <see cref="PairRule.Top"/>, the persona logit of k has gradient a_k = sum of delta over k's pairs - pi_k · sum of all delta, and the exemplar
/// logit of (k, j) has delta_kj - Omega_kj · (sum of delta over k's pairs). What is dense in these is two matrix products.
/// </summary>
internal sealed class GateGradient
{
    private readonly GatePass pass;
    private readonly Matrix byPersona; // a_k
    private readonly Matrix byExemplar; // sum over k of the exemplar logits' gradient
    private readonly Matrix byPair; // sum over the batch of the same
    private readonly Matrix overSums; // sum of delta over k's pairs / normaliser

    public GateGradient(GatePass pass)
    {
        this.pass = pass;
        var (contexts, personas, exemplars) = (pass.Contexts.Rows, pass.Persona.Columns, pass.Scaled.Columns);
        byPersona = new(contexts, personas);
        overSums = new(contexts, personas);
        byExemplar = new(contexts, exemplars);
        byPair = new(personas, exemplars);
    }

    /// <summary>Adds what a record's pairs say.</summary>
    public void Add(int context, IReadOnlyList<ChosenPair> pairs, ReadOnlySpan<double> delta)
    {
        var sum = 0.0;
        for (var s = 0; s < pairs.Count; s++)
        {
            var (k, j) = pairs[s].Pair;
            byPersona.Row(context)[k] += delta[s];
            overSums.Row(context)[k] += delta[s] / pass.Sums.Row(context)[k];
            byExemplar.Row(context)[j] += delta[s];
            byPair.Row(k)[j] += delta[s];
            sum += delta[s];
        }
        for (var k = 0; k < byPersona.Columns; k++)
        {
            byPersona.Row(context)[k] -= sum * pass.Persona.Row(context)[k];
        }
    }

    /// <summary>The gradient by the three projections, in the gates' order; the temperatures' places stay 0.</summary>
    public double[] Total()
    {
        var table = pass.Table;
        Less(byExemplar, overSums.Times(table.Scaled), pass.Scaled);
        Less(byPair, overSums.TurnedTimes(pass.Scaled), table.Scaled);
        var ofContexts = byPersona.Times(table.Personas).Add(byExemplar.Times(table.Exemplars));
        var ofPersonas = byPersona.TurnedTimes(pass.Projected).Add(byPair.Times(table.Exemplars));
        var ofExemplars = byExemplar.TurnedTimes(pass.Projected).Add(byPair.TurnedTimes(table.Personas));
        var gradient = new double[table.Gates.Parameters.Length];
        var at = 0;
        foreach (
            var part in (Matrix[])
                [
                    pass.Contexts.TurnedTimes(ofContexts),
                    table.Inputs.Personas.TurnedTimes(ofPersonas),
                    table.Inputs.Exemplars.TurnedTimes(ofExemplars),
                ]
        )
        {
            part.Values.CopyTo(gradient, at);
            at += part.Values.Length;
        }
        System.Numerics.Tensors.TensorPrimitives.Divide(gradient, pass.Contexts.Rows, gradient);
        return gradient;
    }

    // target -= product · factor, entry by entry.
    private static void Less(Matrix target, Matrix product, Matrix factor)
    {
        System.Numerics.Tensors.TensorPrimitives.Multiply(product.Values, factor.Values, product.Values);
        System.Numerics.Tensors.TensorPrimitives.Subtract<double>(target.Values, product.Values, target.Values);
    }
}
