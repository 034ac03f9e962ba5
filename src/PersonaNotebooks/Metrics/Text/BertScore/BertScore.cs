using System.Numerics.Tensors;

namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// BERTScore's greedy matching (Zhang et al. 2020, equations 1 to 3) over any token embeddings. Each token is matched with its
/// most similar one on the other side by cosine. One deviation from the bert_score package: pairs are scored by themselves,
/// while its padded batches let a similarity of 0 with padding beat negative ones, so that a score depends on the batch.
/// </summary>
public static class BertScore
{
    /// <summary>Range, direction, limits and source.</summary>
    public static MetricCard Card { get; } =
        new(
            "BERTScore",
            "-1 to 1, in practice a narrow band near the top; rescaled: about 0 to 1",
            "higher is closer to the reference",
            "Depends wholly on the embedding model and layer: name them beside the score. Antonyms and changed numbers often "
                + "score high. Without a contextual model it compares bags of words.",
            "Zhang et al. 2020; the bert_score package at 19e7f55"
        );

    /// <summary>The variant in one line; <paramref name="embeddings"/> names what gave the vectors.</summary>
    public static MetricSignature Signature(string embeddings, bool idf = false, bool rescaled = false) =>
        new(
            "BERTScore",
            [
                ("emb", embeddings),
                ("idf", idf ? "yes" : "no"),
                ("rescaled", rescaled ? "yes" : "no"),
                ("match", "greedy"),
            ]
        );

    /// <summary>The score of a candidate against a reference, each given as one vector per token.</summary>
    /// <param name="candidate">Token vectors, all of one dimension, none of them zero.</param>
    /// <param name="reference">Token vectors of the same dimension.</param>
    /// <param name="candidateWeights">Weight of each candidate token (idf); equal when not given.</param>
    /// <param name="referenceWeights">Weight of each reference token (idf); equal when not given.</param>
    /// <param name="markedEnds">
    /// Whether each side holds a start and an end mark, as BERT's does. Then a side of exactly two tokens is an empty text:
    /// precision and recall are 0, while F1 keeps the value that the marks gave (as in bert_score).
    /// </param>
    /// <exception cref="InputException">Dimensions or weights do not fit, or a number is not finite.</exception>
    public static BertScoreValue Score(
        IReadOnlyList<double[]> candidate,
        IReadOnlyList<double[]> reference,
        IReadOnlyList<double>? candidateWeights = null,
        IReadOnlyList<double>? referenceWeights = null,
        bool markedEnds = false
    )
    {
        if (candidate.Count == 0 || reference.Count == 0)
        {
            return default;
        }
        var dimension = candidate[0].Length;
        var left = Normalized(candidate, dimension, "candidate");
        var right = Normalized(reference, dimension, "reference");
        var bestForCandidate = Filled(left.Length);
        var bestForReference = Filled(right.Length);
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = 0; j < right.Length; j++)
            {
                var cosine = FixedOrder.Dot(left[i], right[j]);
                bestForCandidate[i] = Math.Max(bestForCandidate[i], cosine);
                bestForReference[j] = Math.Max(bestForReference[j], cosine);
            }
        }
        var precision = Mean(bestForCandidate, candidateWeights, "candidate");
        var recall = Mean(bestForReference, referenceWeights, "reference");
        var f1 = 2 * precision * recall / (precision + recall);
        f1 = double.IsNaN(f1) ? 0 : f1;
        return markedEnds && (candidate.Count == 2 || reference.Count == 2)
            ? new(0, 0, f1)
            : new(precision, recall, f1);
    }

    /// <summary>The same over vectors of single precision, as embedding generators give them; computed in double precision.</summary>
    /// <exception cref="InputException">Dimensions or weights do not fit, or a number is not finite.</exception>
    public static BertScoreValue Score(
        IReadOnlyList<ReadOnlyMemory<float>> candidate,
        IReadOnlyList<ReadOnlyMemory<float>> reference,
        IReadOnlyList<double>? candidateWeights = null,
        IReadOnlyList<double>? referenceWeights = null,
        bool markedEnds = false
    ) => Score(Doubles(candidate), Doubles(reference), candidateWeights, referenceWeights, markedEnds);

    private static double[][] Doubles(IReadOnlyList<ReadOnlyMemory<float>> vectors)
    {
        var doubles = new double[vectors.Count][];
        for (var i = 0; i < doubles.Length; i++)
        {
            doubles[i] = new double[vectors[i].Length];
            TensorPrimitives.ConvertTruncating<float, double>(vectors[i].Span, doubles[i]);
        }
        return doubles;
    }

    private static double[] Filled(int count)
    {
        var values = new double[count];
        Array.Fill(values, double.NegativeInfinity);
        return values;
    }

    private static double[][] Normalized(IReadOnlyList<double[]> vectors, int dimension, string side)
    {
        var unit = new double[vectors.Count][];
        for (var i = 0; i < unit.Length; i++)
        {
            if (vectors[i].Length != dimension)
            {
                throw new InputException(
                    $"BERTScore: {side} token {i} has {vectors[i].Length} dimensions and the first candidate token {dimension}; embed both sides with one model."
                );
            }
            var norm = Math.Sqrt(FixedOrder.SumOfSquares(vectors[i]));
            if (!double.IsFinite(norm) || norm == 0)
            {
                throw new InputException(
                    $"BERTScore: the vector of {side} token {i} is zero or not finite; leave that token out or embed it again."
                );
            }
            unit[i] = new double[dimension];
            TensorPrimitives.Divide(vectors[i], norm, unit[i]);
        }
        return unit;
    }

    private static double Mean(double[] best, IReadOnlyList<double>? weights, string side)
    {
        if (weights is null)
        {
            return best.Sum() / best.Length;
        }
        if (weights.Count != best.Length)
        {
            throw new InputException(
                $"BERTScore: {best.Length} {side} tokens have {weights.Count} weights; give one for each token."
            );
        }
        double[] given = [.. weights];
        var sum = given.Sum();
        if (!(double.IsFinite(sum) && sum > 0))
        {
            throw new InputException(
                $"BERTScore: the weights of the {side} tokens add up to {sum}; they need a sum above 0."
            );
        }
        return FixedOrder.Dot(best, given) / sum;
    }
}
