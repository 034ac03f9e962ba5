namespace PersonaNotebooks.Mixtures;

/// <summary>The frozen vectors that the gates see, a row for each text.</summary>
/// <param name="Personas">Of the personas' texts.</param>
/// <param name="Exemplars">Of the exemplars, context and text together.</param>
internal sealed record GateInputs(Matrix Personas, Matrix Exemplars)
{
    /// <summary>Context vectors with the entry that is always 1.</summary>
    public static Matrix WithConstant(Matrix contexts)
    {
        Matrix result = new(contexts.Rows, contexts.Columns + 1);
        for (var i = 0; i < contexts.Rows; i++)
        {
            contexts.Row(i).CopyTo(result.Row(i));
            result.Row(i)[contexts.Columns] = 1;
        }
        return result;
    }
}
