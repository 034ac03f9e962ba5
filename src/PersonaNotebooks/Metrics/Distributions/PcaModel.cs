namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>Principal components of a table; see <see cref="Pca"/>.</summary>
/// <param name="Mean">Mean of each column.</param>
/// <param name="Components">One component of length 1 per row, by falling variance; its entry of largest size is positive.</param>
/// <param name="ExplainedVariance">Variance along each component, with divisor n - 1.</param>
/// <param name="ExplainedVarianceRatio">The same as a share of the whole variance; NaN when the rows are all equal.</param>
public sealed record PcaModel(
    IReadOnlyList<double> Mean,
    Features Components,
    IReadOnlyList<double> ExplainedVariance,
    IReadOnlyList<double> ExplainedVarianceRatio
)
{
    /// <summary>Fewest components whose cumulative variance ratio reaches <paramref name="share"/>, at least 1.</summary>
    public int ComponentsFor(double share)
    {
        var sum = 0.0;
        var index = ExplainedVarianceRatio.TakeWhile(ratio => (sum += ratio) < share).Count();
        return Math.Min(index + 1, ExplainedVarianceRatio.Count);
    }

    /// <summary>Rows projected on the first <paramref name="components"/> components, without whitening.</summary>
    /// <exception cref="InputException">Another number of columns than the fitted table, or more components than there are.</exception>
    public Features Transform(Features data, int components)
    {
        if (data.Columns != Mean.Count)
        {
            throw new InputException($"The components have {Mean.Count} columns, but the data have {data.Columns}.");
        }
        if (components < 1 || components > Components.Rows)
        {
            throw new InputException($"Ask for 1 to {Components.Rows} components, not {components}.");
        }
        var packed = new double[data.Columns * components];
        var scores = new double[data.Rows * components];
        var shift = new double[components];
        for (var c = 0; c < components; c++)
        {
            var component = Components.Row(c);
            for (var k = 0; k < data.Columns; k++)
            {
                packed[k * components + c] = component[k];
                shift[c] -= component[k] * Mean[k];
            }
        }
        for (var i = 0; i < data.Rows; i++)
        {
            shift.CopyTo(scores, i * components);
        }
        var size = (data.Rows, data.Columns, components);
        BlockedProduct.Add(data.Values, data.Columns, 1, packed, components, scores, components, size);
        return new(scores, data.Rows, components);
    }
}
