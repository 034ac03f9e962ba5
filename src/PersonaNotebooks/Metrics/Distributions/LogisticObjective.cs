using System.Numerics.Tensors;

namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// penalty·½|w|² + sum of weighted log losses of the softmax, with its gradient and its Hessian times a vector. Parameters: per row of coefficients
/// the weights, then the intercept, which is not penalised. Two classes need one row: the first class has score 0.
/// </summary>
internal sealed class LogisticObjective(Features data, int[] targets, int classes, double[] itemWeights, double penalty)
{
    private readonly int blocks = classes == 2 ? 1 : classes;
    private readonly double[] probabilities = new double[data.Rows * (classes == 2 ? 1 : classes)];

    public int Size => blocks * (data.Columns + 1);

    /// <summary>The value at given parameters; remembers the probabilities for the two methods below.</summary>
    public double Value(ReadOnlySpan<double> parameters)
    {
        var value = 0.0;
        for (var k = 0; k < blocks; k++)
        {
            value += penalty * FixedOrder.SumOfSquares(Weights(parameters, k)) / 2;
        }
        for (var i = 0; i < data.Rows; i++)
        {
            var scores = probabilities.AsSpan(i * blocks, blocks);
            Scores(parameters, i, scores);
            // For two classes the missing first score is 0.
            var top = classes == 2 ? Math.Max(0, scores[0]) : TensorPrimitives.Max<double>(scores);
            var own = classes == 2 ? targets[i] * scores[0] : scores[targets[i]];
            var sum = classes == 2 ? Math.Exp(-top) : 0;
            for (var k = 0; k < blocks; k++)
            {
                scores[k] = Math.Exp(scores[k] - top);
                sum += scores[k];
            }
            value += itemWeights[i] * (top + Math.Log(sum) - own);
            TensorPrimitives.Divide(scores, sum, scores);
        }
        return value;
    }

    public void Gradient(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        Penalty(parameters, gradient);
        for (var i = 0; i < data.Rows; i++)
        {
            for (var k = 0; k < blocks; k++)
            {
                var hit =
                    classes == 2 ? targets[i]
                    : targets[i] == k ? 1
                    : 0;
                AddItem(gradient, i, k, itemWeights[i] * (probabilities[i * blocks + k] - hit));
            }
        }
    }

    public void HessianTimes(ReadOnlySpan<double> direction, Span<double> result)
    {
        Penalty(direction, result);
        Span<double> scores = blocks <= 64 ? stackalloc double[blocks] : new double[blocks];
        for (var i = 0; i < data.Rows; i++)
        {
            var p = probabilities.AsSpan(i * blocks, blocks);
            Scores(direction, i, scores);
            var mean = FixedOrder.Dot(p, scores);
            for (var k = 0; k < blocks; k++)
            {
                AddItem(result, i, k, itemWeights[i] * p[k] * (scores[k] - mean));
            }
        }
    }

    private ReadOnlySpan<double> Weights(ReadOnlySpan<double> parameters, int block) =>
        parameters.Slice(block * (data.Columns + 1), data.Columns);

    private void Scores(ReadOnlySpan<double> parameters, int item, Span<double> scores)
    {
        for (var k = 0; k < blocks; k++)
        {
            scores[k] =
                FixedOrder.Dot(data.Row(item), Weights(parameters, k))
                + parameters[k * (data.Columns + 1) + data.Columns];
        }
    }

    private void Penalty(ReadOnlySpan<double> parameters, Span<double> target)
    {
        TensorPrimitives.Multiply(parameters, penalty, target);
        for (var k = 0; k < blocks; k++)
        {
            target[k * (data.Columns + 1) + data.Columns] = 0;
        }
    }

    private void AddItem(Span<double> target, int item, int block, double factor)
    {
        var weights = target.Slice(block * (data.Columns + 1), data.Columns);
        TensorPrimitives.FusedMultiplyAdd(data.Row(item), factor, weights, weights);
        target[block * (data.Columns + 1) + data.Columns] += factor;
    }
}
