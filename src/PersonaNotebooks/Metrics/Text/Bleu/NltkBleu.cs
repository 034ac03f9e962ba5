namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// BLEU (Papineni et al. 2002) from 0 to 1 over given tokens, as NLTK 3.8 computes it: other smoothing than sacrebleu, and
/// quirks that published self-BLEU values hold. Methods 5 to 7 can exceed 1. With several sentences, methods 5 to 7 look at the
/// last one, as NLTK does. Safe for use by several threads.
/// </summary>
public sealed class NltkBleu(NltkBleuOptions? options = null)
{
    private const double Epsilon = 0.1;
    private const double Alpha = 5;
    private const double K = 5;
    private const double SmallestNormal = 2.2250738585072014e-308;

    private readonly NltkBleuOptions options = options ?? new();

    /// <summary>Range, direction, limits and source.</summary>
    public static MetricCard Card { get; } =
        new(
            "BLEU (NLTK)",
            "0 to 1; smoothing methods 5 to 7 can exceed 1",
            "higher is closer to the references",
            "Not comparable with sacrebleu's BLEU: other tokens, smoothing and scale. Without smoothing, a text that shares no four "
                + "words in a row scores next to 0. Counts shared word sequences only, not meaning.",
            "Papineni et al. 2002; smoothing: Chen and Cherry 2014; variant of nltk.translate.bleu_score 3.8"
        );

    /// <summary>The variant in one line.</summary>
    public MetricSignature Signature => options.Signature("given");

    /// <summary>The score of one hypothesis against one or more references.</summary>
    /// <exception cref="InputException">There is no reference, or method 6 cannot be applied.</exception>
    public double Sentence(IReadOnlyList<string> hypothesis, params IReadOnlyList<IReadOnlyList<string>> references) =>
        Corpus([(hypothesis, references)]);

    /// <summary>The score of a corpus, from counts summed over all its pairs.</summary>
    /// <exception cref="InputException">A hypothesis has no reference, or method 6 cannot be applied.</exception>
    public double Corpus(
        IEnumerable<(IReadOnlyList<string> Hypothesis, IReadOnlyList<IReadOnlyList<string>> References)> pairs
    )
    {
        var order = options.Weights.Count;
        NltkCounts sum = new(order);
        NltkCounts last = new(5);
        foreach (var (hypothesis, references) in pairs)
        {
            if (references.Count == 0)
            {
                throw new InputException("BLEU needs at least one reference for each hypothesis; add one.");
            }
            last = NltkCounts.Of(hypothesis, references, Math.Max(order, 5));
            sum.Add(last);
        }
        return Score(sum, last);
    }

    /// <summary>The score that counts give; <paramref name="last"/> belongs to the last sentence and holds order 5 too.</summary>
    internal double Score(NltkCounts sum, NltkCounts last)
    {
        if (sum.Matches[0] == 0)
        {
            return 0;
        }
        var precisions = Smooth(options.Smoothing, sum, last);
        var weights =
            options.AutoReweigh && sum.SystemLength < 4 && options.Weights.SequenceEqual(NltkBleuOptions.Uniform(4))
                ? NltkBleuOptions.Uniform((int)sum.SystemLength)
                : options.Weights;
        var logs = weights.Zip(precisions).Where(p => p.Second > 0).Sum(p => p.First * Math.Log(p.Second));
        var penalty =
            sum.SystemLength > sum.ReferenceLength ? 1 : Math.Exp(1 - (double)sum.ReferenceLength / sum.SystemLength);
        return penalty * Math.Exp(logs);
    }

    private double[] Smooth(NltkSmoothing method, NltkCounts sum, NltkCounts last) =>
        method switch
        {
            NltkSmoothing.Method0 => Each(sum, (_, m, t) => m == 0 ? SmallestNormal : m / t),
            NltkSmoothing.Method1 => Each(sum, (_, m, t) => (m == 0 ? Epsilon : m) / t),
            NltkSmoothing.Method2 => Each(sum, (i, m, t) => i == 0 ? m / t : (m + 1) / (t + 1)),
            NltkSmoothing.Method3 => Halving(sum, 1),
            NltkSmoothing.Method4 => Halving(sum, sum.SystemLength > 1 ? Math.Log(sum.SystemLength) / K : 0),
            NltkSmoothing.Method5 => Averaged(Each(sum, (_, m, t) => m / t), last),
            NltkSmoothing.Method6 => Expected(sum, last),
            _ => Averaged(Smooth(NltkSmoothing.Method4, sum, last), last),
        };

    private static double[] Each(NltkCounts sum, Func<int, double, double, double> precision)
    {
        var precisions = new double[sum.Matches.Length];
        for (var i = 0; i < precisions.Length; i++)
        {
            precisions[i] = precision(i, sum.Matches[i], sum.Totals[i]);
        }
        return precisions;
    }

    private static double[] Halving(NltkCounts sum, double factor)
    {
        var power = 1.0;
        return Each(sum, (_, m, t) => m == 0 ? factor / (power *= 2) / t : m / t);
    }

    // The precision after the last is that of order 5, whatever the last order is: NLTK's way.
    private static double[] Averaged(double[] precisions, NltkCounts last)
    {
        double[] next = [.. precisions[1..], last.Matches[4] / (double)last.Totals[4]];
        var before = precisions[0] + 1;
        for (var i = 0; i < precisions.Length; i++)
        {
            before = precisions[i] = (before + precisions[i] + next[i]) / 3;
        }
        return precisions;
    }

    private static double[] Expected(NltkCounts sum, NltkCounts last)
    {
        if (sum.Matches.Length < 3 || sum.Matches[2] == 0)
        {
            throw new InputException(
                "Smoothing method 6 needs at least three orders and a match of order 3; use another method or longer texts."
            );
        }
        var precisions = Each(sum, (_, m, t) => m / t);
        for (var i = 2; i < precisions.Length; i++)
        {
            var (two, one) = (precisions[i - 2], precisions[i - 1]);
            var expected = two == 0 ? 0 : one * one / two;
            var ngrams = Math.Max(0, last.SystemLength - i);
            precisions[i] = (sum.Matches[i] + Alpha * expected) / (ngrams + Alpha);
        }
        return precisions;
    }
}
