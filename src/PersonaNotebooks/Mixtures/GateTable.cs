namespace PersonaNotebooks.Mixtures;

/// <summary>The half of the gates that no context changes: projected personas and exemplars, and how well each pair goes together.</summary>
internal sealed class GateTable
{
    public GateTable(Gates gates, GateInputs inputs)
    {
        (Gates, Inputs) = (gates, inputs);
        Personas = inputs.Personas.Times(gates.Persona);
        Exemplars = inputs.Exemplars.Times(gates.Exemplar);
        ExemplarsTurned = Exemplars.Transposed();
        Pairs = Personas.Times(ExemplarsTurned);
        (Scaled, Largest) = Exponentials(Pairs, null);
        ScaledTurned = Scaled.Transposed();
    }

    public Gates Gates { get; }

    public GateInputs Inputs { get; }

    /// <summary>g'_k, one a row.</summary>
    public Matrix Personas { get; }

    /// <summary>e'_j, one a row.</summary>
    public Matrix Exemplars { get; }

    /// <summary>e'_j, one a column.</summary>
    public Matrix ExemplarsTurned { get; }

    /// <summary>g'_k · e'_j.</summary>
    public Matrix Pairs { get; }

    /// <summary>exp of <see cref="Pairs"/> less the row's largest.</summary>
    public Matrix Scaled { get; }

    public Matrix ScaledTurned { get; }

    /// <summary>Each row's largest entry of <see cref="Pairs"/>.</summary>
    public double[] Largest { get; }

    /// <summary>exp(entry - largest of its row); entries 300 or more below count as 300 below, so that products of two stay above 0.</summary>
    /// <param name="logits">The entries.</param>
    /// <param name="masked">For each row, columns that get 0 whatever their entry; null for none.</param>
    public static (Matrix Scaled, double[] Largest) Exponentials(Matrix logits, IReadOnlyList<int[]>? masked)
    {
        Matrix scaled = new(logits.Rows, logits.Columns);
        var largest = new double[logits.Rows];
        Parallel.For(
            0,
            logits.Rows,
            i =>
            {
                var row = logits.Row(i);
                var target = scaled.Row(i);
                var top = largest[i] = System.Numerics.Tensors.TensorPrimitives.Max<double>(row);
                for (var j = 0; j < row.Length; j++)
                {
                    target[j] = Math.Exp(Math.Max(row[j] - top, -300));
                }
                foreach (var j in masked?[i] ?? [])
                {
                    target[j] = 0;
                }
            }
        );
        return (scaled, largest);
    }
}
