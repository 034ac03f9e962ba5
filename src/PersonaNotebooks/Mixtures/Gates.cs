namespace PersonaNotebooks.Mixtures;

/// <summary>
/// What a mixture of personas learns (Bui et al. 2025): three projections of text vectors and a sampling temperature for each persona. All
/// numbers lie in one array: context, persona and exemplar projection, row by row, then the temperatures.
/// </summary>
/// <remarks>
/// Deviations: vectors are scaled to length one, and the context's vector has one more entry that is always 1, so that the gates can prefer a
/// persona or an exemplar whatever the context is. The paper says neither how its projections start nor whether its vectors are scaled.
/// </remarks>
public sealed class Gates
{
    /// <summary>The range that a learned temperature is held in.</summary>
    public const double LowestTemperature = 0.3,
        HighestTemperature = 2;

    private Gates(int inputs, int size, int personas, double[] parameters) =>
        (Inputs, Size, Personas, Parameters) = (inputs, size, personas, parameters);

    /// <summary>Length of a text's vector.</summary>
    public int Inputs { get; }

    /// <summary>Length of a projected vector; 128 in the paper.</summary>
    public int Size { get; }

    /// <summary>How many personas there are.</summary>
    public int Personas { get; }

    /// <summary>All numbers, in the order that the summary gives.</summary>
    public IReadOnlyList<double> Values => Parameters;

    /// <summary>The temperature of each persona.</summary>
    public IReadOnlyList<double> Temperatures => new ArraySegment<double>(Parameters, TemperaturesAt, Personas);

    internal double[] Parameters { get; }

    internal int TemperaturesAt => (3 * Inputs + 1) * Size;

    internal Matrix Context => Projection(0, Inputs + 1);

    internal Matrix Persona => Projection((Inputs + 1) * Size, Inputs);

    internal Matrix Exemplar => Projection((2 * Inputs + 1) * Size, Inputs);

    /// <summary>
    /// Gates before any training: the same projection for all three, so that a pair starts heavier the closer its texts are; the constant
    /// entry starts at 0. Where the vectors are no longer than the projected ones the projection keeps all angles, else it is random.
    /// </summary>
    /// <param name="inputs">Length of a text's vector.</param>
    /// <param name="size">Length of a projected vector.</param>
    /// <param name="personas">How many personas.</param>
    /// <param name="temperature">Where all temperatures start.</param>
    /// <param name="sharpness">The logit that two equal texts start with; 0 starts with equal weights.</param>
    /// <param name="seed">Draws the random projection.</param>
    public static Gates Start(int inputs, int size, int personas, double temperature, double sharpness, Seed seed)
    {
        Gates gates = new(inputs, size, personas, new double[(3 * inputs + 1) * size + personas]);
        var stream = seed.For("gates").Stream();
        var scale = Math.Sqrt(sharpness);
        for (var i = 0; i < inputs; i++)
        {
            for (var j = 0; j < size; j++)
            {
                var entry =
                    inputs > size ? scale * stream.NextNormal() / Math.Sqrt(size)
                    : i == j ? scale
                    : 0;
                gates.Parameters[i * size + j] = entry;
                gates.Parameters[(inputs + 1 + i) * size + j] = entry;
                gates.Parameters[(2 * inputs + 1 + i) * size + j] = entry;
            }
        }
        gates.Parameters.AsSpan(gates.TemperaturesAt).Fill(temperature);
        return gates;
    }

    /// <summary>Gates from numbers that were saved.</summary>
    /// <exception cref="InputException">Their count does not fit, or one is not finite.</exception>
    public static Gates Of(int inputs, int size, int personas, double[] values)
    {
        if (values.Length != (3 * inputs + 1) * size + personas || !Array.TrueForAll(values, double.IsFinite))
        {
            throw new InputException(
                $"Gates for {personas} personas, vectors of {inputs} and projections of {size} need {(3 * inputs + 1) * size + personas} finite numbers, but there are {values.Length} or one is not finite; the file is of another shape or damaged."
            );
        }
        return new(inputs, size, personas, values);
    }

    internal Gates Copy() => new(Inputs, Size, Personas, (double[])Parameters.Clone());

    private Matrix Projection(int from, int rows) => new(Parameters[from..(from + rows * Size)], rows, Size);
}
