using System.Numerics;
using System.Numerics.Tensors;

namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// Finds the nearest centre of every row, and skips rows whose nearest centre cannot have changed since the last call, by
/// Hamerly's bounds (Hamerly 2010, "Making k-means even faster"): the labels are those of the full search. A tie goes to the
/// centre with the lowest index.
/// </summary>
internal sealed class NearestCentres
{
    private const int Block = 64;
    private readonly double[] rows,
        norms,
        upper,
        lower,
        packed,
        halfNorms,
        block,
        scores;
    private readonly int count,
        columns,
        centres,
        padded;
    private readonly double slack;
    private readonly int[] pending = new int[Block];

    public NearestCentres(double[] rows, int count, int columns, int centres)
    {
        (this.rows, this.count, this.columns, this.centres) = (rows, count, columns, centres);
        padded = (centres + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        (norms, upper, lower) = (new double[count], new double[count], new double[count]);
        (packed, halfNorms) = (new double[columns * padded], new double[padded]);
        (block, scores) = (new double[Block * columns], new double[Block * padded]);
        Labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            norms[i] = FixedOrder.SumOfSquares(rows.AsSpan(i * columns, columns));
        }
        // A distance from |x|² - 2x·c + |c|² is off by at most about the root of the rounding of |x|².
        slack = 1e-7 * Math.Sqrt(count == 0 ? 0 : norms.Max());
        Reset();
    }

    public int[] Labels { get; }

    /// <summary>Forgets the bounds, so that the next call searches every row.</summary>
    public void Reset() => upper.AsSpan().Fill(double.PositiveInfinity);

    /// <summary>Widens the bounds by how far each centre has moved.</summary>
    public void Moved(ReadOnlySpan<double> shifts)
    {
        var furthest = TensorPrimitives.Max(shifts);
        for (var i = 0; i < count; i++)
        {
            upper[i] += shifts[Labels[i]];
            lower[i] -= furthest;
        }
    }

    /// <summary>Writes the labels; true when any has changed.</summary>
    public bool Assign(ReadOnlySpan<double> positions)
    {
        Pack(positions);
        var (changed, waiting) = (false, 0);
        for (var i = 0; i < count; i++)
        {
            if (upper[i] + slack < lower[i] - slack || CannotHaveChanged(i, positions))
            {
                continue;
            }
            pending[waiting++] = i;
            if (waiting == Block)
            {
                changed |= Search(waiting);
                waiting = 0;
            }
        }
        return Search(waiting) | changed;
    }

    /// <summary>Replaces the upper bound by the distance itself and looks again.</summary>
    private bool CannotHaveChanged(int row, ReadOnlySpan<double> positions)
    {
        if (double.IsPositiveInfinity(upper[row]))
        {
            return false;
        }
        var centre = positions.Slice(Labels[row] * columns, columns);
        upper[row] = Math.Sqrt(FixedOrder.SquaredDistance(rows.AsSpan(row * columns, columns), centre));
        return upper[row] + slack < lower[row] - slack;
    }

    private void Pack(ReadOnlySpan<double> positions)
    {
        halfNorms.AsSpan().Fill(double.NegativeInfinity);
        for (var j = 0; j < centres; j++)
        {
            var centre = positions.Slice(j * columns, columns);
            halfNorms[j] = -0.5 * FixedOrder.SumOfSquares(centre);
            for (var k = 0; k < columns; k++)
            {
                packed[k * padded + j] = centre[k];
            }
        }
    }

    private bool Search(int waiting)
    {
        if (waiting == 0)
        {
            return false;
        }
        var together = pending[waiting - 1] - pending[0] == waiting - 1;
        for (var r = 0; r < waiting && !together; r++)
        {
            rows.AsSpan(pending[r] * columns, columns).CopyTo(block.AsSpan(r * columns));
        }
        var searched = together ? rows.AsSpan(pending[0] * columns, waiting * columns) : block;
        for (var r = 0; r < waiting; r++)
        {
            halfNorms.CopyTo(scores, r * padded);
        }
        // Score x·c - |c|²/2: the nearest centre has the highest.
        BlockedProduct.Add(searched, columns, 1, packed, padded, scores, padded, (waiting, columns, padded));
        var changed = false;
        for (var r = 0; r < waiting; r++)
        {
            var i = pending[r];
            var (label, best, second) = TopTwo(scores.AsSpan(r * padded, padded));
            changed |= label != Labels[i] || double.IsPositiveInfinity(upper[i]);
            Labels[i] = label;
            upper[i] = Math.Sqrt(Math.Max(0, norms[i] - 2 * best));
            lower[i] = Math.Sqrt(Math.Max(0, norms[i] - 2 * second));
        }
        return changed;
    }

    private static (int Label, double Best, double Second) TopTwo(ReadOnlySpan<double> scores)
    {
        var n = Vector<double>.Count;
        Vector<double> best = new(double.NegativeInfinity),
            second = best;
        Vector<long> at = Vector<long>.Zero,
            index = Vector<long>.Indices,
            step = new(n);
        for (var j = 0; j < scores.Length; j += n, index += step)
        {
            var x = new Vector<double>(scores[j..]);
            at = Vector.ConditionalSelect(Vector.GreaterThan(x, best), index, at);
            second = Vector.Max(second, Vector.Min(x, best));
            best = Vector.Max(best, x);
        }
        var (label, top, next) = (at[0], best[0], second[0]);
        for (var lane = 1; lane < n; lane++)
        {
            var x = best[lane];
            var wins = x > top || (x == top && at[lane] < label);
            next = Math.Max(Math.Max(next, second[lane]), Math.Min(x, top));
            (label, top) = wins ? (at[lane], x) : (label, top);
        }
        return ((int)label, top, next);
    }
}
