using System.Runtime.InteropServices;

namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// ROUGE-N, ROUGE-L and ROUGE-Lsum (Lin 2004) as Google's rouge_score computes them: lower case, tokens are runs of a-z and 0-9
/// (accents and underscores split words), words longer than three letters stemmed by NLTK's Porter variant if wanted. Lsum cuts
/// at line ends only and counts each word at most as often as both texts have it. Safe for use by several threads.
/// Time: linear for N; words × words / 64 for L and Lsum, and a bit of memory per pair of words for Lsum.
/// </summary>
public sealed class Rouge
{
    private readonly PorterStemmer? stemmer;
    private readonly int[] orders;
    private readonly Spare<RougeWorkspace> spare = new();

    /// <summary>Creates a scorer for types such as <c>rouge1</c>, <c>rouge2</c>, <c>rougeL</c>, <c>rougeLsum</c>.</summary>
    /// <exception cref="InputException">A type is unknown or given twice, or there is none.</exception>
    public Rouge(IReadOnlyList<string>? types = null, bool stem = false)
    {
        Types = types ?? ["rouge1", "rouge2", "rougeL"];
        if (Types.Count == 0)
        {
            throw new InputException("ROUGE needs at least one type; use rouge1 to rouge9, rougeL or rougeLsum.");
        }
        if (Types.GroupBy(type => type).FirstOrDefault(same => same.Count() > 1)?.Key is { } twice)
        {
            throw new InputException($"The ROUGE type '{twice}' is given twice; give it once.");
        }
        stemmer = stem ? new() : null;
        orders = [.. Types.Select(Order)];
    }

    /// <summary>Range, direction, limits and source.</summary>
    public static MetricCard Card { get; } =
        new(
            "ROUGE",
            "0 to 1 each for precision, recall and F",
            "higher is closer to the reference",
            "Counts shared English words; synonyms and negation are not seen, and letters beyond a-z are dropped, so other "
                + "languages get little or nothing. Recall alone rewards length.",
            "Lin 2004; Google's rouge_score (not the Perl script ROUGE-1.5.5); stems: Porter 1980 with NLTK's extensions"
        );

    /// <summary>The types scored, in order.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>The variant in one line.</summary>
    public MetricSignature Signature =>
        new(
            "ROUGE",
            [
                ("types", string.Join(",", Types)),
                ("tok", "a-z0-9"),
                ("case", "lc"),
                ("stem", stemmer is null ? "no" : "porter-nltk"),
                ("refs", "best-f"),
            ]
        );

    /// <summary>Scores of one prediction against one reference, in the order of <see cref="Types"/>.</summary>
    public RougeScore[] Score(string prediction, string reference)
    {
        var work = spare.Take();
        work.ReadReference(reference, stemmer);
        work.ReadPrediction(prediction, stemmer);
        Span<long> hits = stackalloc long[9];
        CountNgrams(work, hits[..Math.Max(0, orders.Max())]);
        var (p, r) = (work.Prediction.Count, work.Reference.Count);
        var scores = new RougeScore[orders.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            var n = orders[i];
            scores[i] = n switch
            {
                > 0 => RougeScore.Of(hits[n - 1], Math.Max(0, p - n + 1), Math.Max(0, r - n + 1)),
                0 => RougeScore.Of(Subsequence(work), p, r),
                _ => RougeScore.Of(UnionSubsequence(work), p, r),
            };
        }
        spare.Return(work);
        return scores;
    }

    /// <summary>Against several references: for each type the reference with the best F-measure, the first on a tie.</summary>
    /// <exception cref="InputException">There is no reference.</exception>
    public RougeScore[] Score(string prediction, IReadOnlyList<string> references)
    {
        if (references.Count == 0)
        {
            throw new InputException("ROUGE needs at least one reference for each prediction; add one.");
        }
        var best = Score(prediction, references[0]);
        foreach (var reference in references.Skip(1))
        {
            var scores = Score(prediction, reference);
            for (var i = 0; i < best.Length; i++)
            {
                best[i] = scores[i].FMeasure > best[i].FMeasure ? scores[i] : best[i];
            }
        }
        return best;
    }

    // The n of rougeN, 0 for rougeL, -1 for rougeLsum.
    private static int Order(string type) =>
        type switch
        {
            "rougeL" => 0,
            "rougeLsum" => -1,
            ['r', 'o', 'u', 'g', 'e', >= '1' and <= '9' and var n] => n - '0',
            _ => throw new InputException(
                $"There is no ROUGE type '{type}'; use rouge1 to rouge9, rougeL or rougeLsum, separated by commas."
            ),
        };

    private static void CountNgrams(RougeWorkspace work, Span<long> hits)
    {
        work.Ngrams.Add(CollectionsMarshal.AsSpan(work.Reference), hits.Length);
        work.Ngrams.TakeMatches(CollectionsMarshal.AsSpan(work.Prediction), hits);
    }

    private static int Subsequence(RougeWorkspace work) =>
        LongestCommonSubsequence.Length(
            CollectionsMarshal.AsSpan(work.Reference),
            CollectionsMarshal.AsSpan(work.Prediction)
        );

    // Per line of the reference, the words that are in a common subsequence with any line of the prediction.
    private static int UnionSubsequence(RougeWorkspace work)
    {
        ReadOnlySpan<int> reference = CollectionsMarshal.AsSpan(work.Reference);
        ReadOnlySpan<int> prediction = CollectionsMarshal.AsSpan(work.Prediction);
        var marked = new bool[reference.Length];
        var from = 0;
        foreach (var to in work.ReferenceLines)
        {
            var start = 0;
            foreach (var end in work.PredictionLines)
            {
                LongestCommonSubsequence.Mark(reference[from..to], prediction[start..end], marked.AsSpan(from..to));
                start = end;
            }
            from = to;
        }
        var left = new int[work.Vocabulary];
        foreach (var id in prediction)
        {
            left[id]++;
        }
        var hits = 0;
        for (var i = 0; i < marked.Length; i++)
        {
            hits += marked[i] && left[reference[i]]-- > 0 ? 1 : 0;
        }
        return hits;
    }
}
