using System.Numerics.Tensors;

namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>A fitted logistic regression; see <see cref="LogisticRegression"/>.</summary>
/// <param name="Classes">The classes, rising.</param>
/// <param name="Coefficients">One row for two classes (that of the larger class), else one row per class.</param>
/// <param name="Intercepts">One per row of coefficients.</param>
/// <param name="Iterations">Newton steps taken.</param>
/// <param name="Converged">False when the steps were spent before the gradient vanished.</param>
public sealed record LogisticModel(
    IReadOnlyList<int> Classes,
    Features Coefficients,
    IReadOnlyList<double> Intercepts,
    int Iterations,
    bool Converged
)
{
    /// <summary>The probability of each class for one item, in the order of <see cref="Classes"/>.</summary>
    /// <exception cref="InputException">Another number of columns than the fitted table.</exception>
    public double[] Probabilities(ReadOnlySpan<double> item)
    {
        if (item.Length != Coefficients.Columns)
        {
            throw new InputException($"The model has {Coefficients.Columns} columns, but the item has {item.Length}.");
        }
        // Two classes: the smaller one has score 0.
        var offset = Classes.Count - Coefficients.Rows;
        var scores = new double[Classes.Count];
        for (var k = 0; k < Coefficients.Rows; k++)
        {
            scores[offset + k] = FixedOrder.Dot(item, Coefficients.Row(k)) + Intercepts[k];
        }
        TensorPrimitives.SoftMax<double>(scores, scores);
        return scores;
    }

    /// <summary>The most probable class of one item; on a tie the smaller one.</summary>
    /// <exception cref="InputException">Another number of columns than the fitted table.</exception>
    public int Predict(ReadOnlySpan<double> item) => Classes[TensorPrimitives.IndexOfMax<double>(Probabilities(item))];
}
