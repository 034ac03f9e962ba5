using System.Numerics.Tensors;

namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// Logistic regression with an L2 penalty: ½|w|² + C·sum of log losses, intercept not penalised, softmax over all classes when there are more than two;
/// the objective of scikit-learn's <c>LogisticRegression</c>. Solved by Newton steps with conjugate gradients (Nocedal and Wright 2006,
/// section 7.1), far closer than the lbfgs default, which stops about 1e-5 away.
/// </summary>
public static class LogisticRegression
{
    /// <summary>Fits a model.</summary>
    /// <param name="data">One row per item.</param>
    /// <param name="classes">The class of each item; at least two different ones.</param>
    /// <param name="c">Weight of the losses against the penalty; larger fits closer, infinity drops the penalty.</param>
    /// <param name="balanced">Weighs classes by n / (number of classes · size of the class).</param>
    /// <param name="iterations">Most Newton steps.</param>
    /// <exception cref="InputException">Lengths differ, fewer than two classes, or C not above 0.</exception>
    public static LogisticModel Fit(
        Features data,
        IReadOnlyList<int> classes,
        double c = 1,
        bool balanced = false,
        int iterations = 100
    )
    {
        int[] labels = [.. classes.Distinct().Order()];
        if (classes.Count != data.Rows)
        {
            throw new InputException($"There are {data.Rows} rows but {classes.Count} classes; give one class a row.");
        }
        if (labels.Length < 2 || !(c > 0))
        {
            throw new InputException(
                $"Logistic regression needs two classes and a C above 0, not {labels.Length} and {c}."
            );
        }
        int[] targets = [.. classes.Select(label => Array.BinarySearch(labels, label))];
        var sizes = targets.CountBy(target => target).ToDictionary();
        // Without a penalty the scale of the losses does not matter.
        var (loss, penalty) = double.IsInfinity(c) ? (1.0, 0.0) : (c, 1.0);
        double[] weights =
        [
            .. targets.Select(target => balanced ? loss * data.Rows / ((double)labels.Length * sizes[target]) : loss),
        ];
        var objective = new LogisticObjective(data, targets, labels.Length, weights, penalty);
        var (parameters, steps, converged) = Minimise(objective, iterations);
        var rows = labels.Length == 2 ? 1 : labels.Length;
        var table = parameters.Chunk(data.Columns + 1).ToList();
        return new(
            labels,
            new([.. table.SelectMany(row => row[..^1])], rows, data.Columns),
            [.. table.Select(row => row[^1])],
            steps,
            converged
        );
    }

    private static (double[] Parameters, int Steps, bool Converged) Minimise(
        LogisticObjective objective,
        int iterations
    )
    {
        double[] parameters = new double[objective.Size],
            gradient = new double[objective.Size],
            trial = new double[objective.Size];
        var value = objective.Value(parameters);
        objective.Gradient(parameters, gradient);
        var goal = 1e-11 * Math.Max(1, Length(gradient));
        for (var step = 0; step < iterations; step++)
        {
            if (Length(gradient) <= goal)
            {
                return (parameters, step, true);
            }
            var direction = Solve(objective, gradient);
            var slope = FixedOrder.Dot(gradient, direction);
            // Near the minimum the value no longer tells steps apart, and rounding must not shorten a full Newton step.
            var rounding = 1e-13 * (1 + Math.Abs(value));
            var size = 1.0;
            double next;
            while (!((next = At(size)) <= value + rounding + 1e-4 * size * slope) && size > 1e-12)
            {
                size /= 2;
            }
            (parameters, trial, value) = (trial, parameters, next);
            objective.Gradient(parameters, gradient);

            double At(double size)
            {
                TensorPrimitives.FusedMultiplyAdd(direction, size, parameters, trial);
                return objective.Value(trial);
            }
        }
        return (parameters, iterations, Length(gradient) <= goal);
    }

    /// <summary>Conjugate gradients on Hessian · direction = -gradient, more exact as the gradient shrinks.</summary>
    private static double[] Solve(LogisticObjective objective, double[] gradient)
    {
        double[] direction = new double[gradient.Length],
            residual = [.. gradient.Select(g => -g)],
            search = [.. residual],
            image = new double[gradient.Length];
        var square = FixedOrder.SumOfSquares(residual);
        var goal = Math.Min(0.1, Math.Sqrt(Math.Sqrt(square))) * Math.Sqrt(square);
        for (var i = 0; i < 10 * gradient.Length && Math.Sqrt(square) > goal; i++)
        {
            objective.HessianTimes(search, image);
            var curvature = FixedOrder.Dot(search, image);
            if (!(curvature > 0))
            {
                break;
            }
            var size = square / curvature;
            TensorPrimitives.FusedMultiplyAdd(search, size, direction, direction);
            TensorPrimitives.FusedMultiplyAdd(image, -size, residual, residual);
            var next = FixedOrder.SumOfSquares(residual);
            TensorPrimitives.FusedMultiplyAdd(search, next / square, residual, search);
            square = next;
        }
        return direction;
    }

    private static double Length(double[] vector) => Math.Sqrt(FixedOrder.SumOfSquares(vector));
}
