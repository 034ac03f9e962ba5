namespace PersonaNotebooks.Mixtures;

/// <summary>
/// Both gates for a batch of contexts, in logarithms: the persona gate pi = softmax over k of x'·g'_k and the exemplar gate Omega_k = softmax over j of
/// (x'·e'_j + g'_k·e'_j). The second's logits are a sum of a part without k and a part without x, so the normalisers of all
/// contexts and personas are one matrix product of exponentials, and no K × N table is made for a context.
/// </summary>
internal sealed class GatePass
{
    private readonly Matrix contextPart; // x'·e'_j
    private readonly double[] contextLargest;

    /// <param name="table">What no context changes.</param>
    /// <param name="contexts">Vectors with the constant entry, one a row.</param>
    /// <param name="masked">For each row, exemplars that must have no weight; null for none.</param>
    public GatePass(GateTable table, Matrix contexts, IReadOnlyList<int[]>? masked = null)
    {
        (Table, Contexts) = (table, contexts);
        Projected = contexts.Times(table.Gates.Context);
        LogPersona = Projected.Times(table.Personas.Transposed());
        Persona = new(LogPersona.Rows, LogPersona.Columns);
        contextPart = Projected.Times(table.ExemplarsTurned);
        (Scaled, contextLargest) = GateTable.Exponentials(contextPart, masked);
        Sums = Scaled.Times(table.ScaledTurned);
        for (var i = 0; i < LogPersona.Rows; i++)
        {
            var row = LogPersona.Row(i);
            var total = LogSum.Of(row);
            for (var k = 0; k < row.Length; k++)
            {
                row[k] -= total;
                Persona.Row(i)[k] = Math.Exp(row[k]);
            }
        }
    }

    public GateTable Table { get; }

    public Matrix Contexts { get; }

    /// <summary>x', one a row.</summary>
    public Matrix Projected { get; }

    /// <summary>log pi.</summary>
    public Matrix LogPersona { get; }

    /// <summary>pi.</summary>
    public Matrix Persona { get; }

    /// <summary>exp of the logits' part with x, scaled by the row; 0 for a masked exemplar.</summary>
    public Matrix Scaled { get; }

    /// <summary>For each context and persona the sum over exemplars of the two scaled exponentials.</summary>
    public Matrix Sums { get; }

    public double LogExemplar(int context, int persona, int exemplar) =>
        contextPart.Row(context)[exemplar]
        - contextLargest[context]
        + Table.Pairs.Row(persona)[exemplar]
        - Table.Largest[persona]
        - Math.Log(Sums.Row(context)[persona]);

    /// <summary>Omega_k of a context, all exemplars.</summary>
    public void Exemplars(int context, int persona, Span<double> weights)
    {
        System.Numerics.Tensors.TensorPrimitives.Multiply(Scaled.Row(context), Table.Scaled.Row(persona), weights);
        System.Numerics.Tensors.TensorPrimitives.Divide(weights, Sums.Row(context)[persona], weights);
    }

    /// <summary>log pi + log Omega of one pair.</summary>
    public double LogWeight(int context, Pair pair) =>
        LogPersona.Row(context)[pair.Persona] + LogExemplar(context, pair.Persona, pair.Exemplar);
}
