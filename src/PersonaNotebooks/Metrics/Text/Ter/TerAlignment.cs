namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// The cheapest alignment of a hypothesis with a reference without shifts. Only cells near the diagonal are filled (a beam of 25,
/// wider where the lengths differ much), as sacrebleu does; on ties substitution goes before deletion before insertion.
/// </summary>
internal sealed class TerAlignment
{
    private const int Beam = 25;
    private const int Unreachable = int.MaxValue / 2;

    private readonly bool[] hypothesisErrors;
    private readonly bool[] referenceErrors;

    /// <summary>Aligns two texts given as word ids.</summary>
    public TerAlignment(int[] hypothesis, int[] reference)
    {
        var (costs, steps) = Table(hypothesis, reference);
        Edits = costs[hypothesis.Length, reference.Length];
        hypothesisErrors = new bool[hypothesis.Length];
        referenceErrors = new bool[reference.Length];
        Partner = new int[reference.Length];
        var (i, j) = (hypothesis.Length, reference.Length);
        while (i > 0 || j > 0)
        {
            var step = i == 0 ? Step.Insert : steps[i, j];
            if (step == Step.Delete)
            {
                hypothesisErrors[--i] = true;
                continue;
            }
            Partner[--j] = i - 1;
            referenceErrors[j] = step != Step.Keep;
            if (step != Step.Insert)
            {
                hypothesisErrors[--i] = step == Step.Replace;
            }
        }
    }

    private enum Step : byte
    {
        Keep,
        Replace,
        Delete,
        Insert,
    }

    /// <summary>Insertions, deletions and substitutions.</summary>
    public int Edits { get; }

    /// <summary>For each reference word the hypothesis word it is aligned with, or the last one before it; -1 before the first.</summary>
    public int[] Partner { get; }

    /// <summary>Whether some hypothesis word in a range is edited.</summary>
    public bool HypothesisIsWrong(int start, int length) => hypothesisErrors.AsSpan(start, length).Contains(true);

    /// <summary>Whether some reference word in a range is edited.</summary>
    public bool ReferenceIsWrong(int start, int length) => referenceErrors.AsSpan(start, length).Contains(true);

    private static (int[,] Costs, Step[,] Steps) Table(int[] hypothesis, int[] reference)
    {
        var costs = new int[hypothesis.Length + 1, reference.Length + 1];
        var steps = new Step[hypothesis.Length + 1, reference.Length + 1];
        var ratio = hypothesis.Length == 0 ? 1 : (double)reference.Length / hypothesis.Length;
        var beam = Beam < ratio / 2 ? (int)Math.Ceiling(ratio / 2 + Beam) : Beam;
        for (var i = 0; i <= hypothesis.Length; i++)
        {
            var diagonal = (int)Math.Floor(i * ratio);
            var from = Math.Max(0, diagonal - beam);
            var to = i == hypothesis.Length ? reference.Length : Math.Min(reference.Length, diagonal + beam - 1);
            for (var j = 0; j <= reference.Length; j++)
            {
                if (i == 0)
                {
                    (costs[i, j], steps[i, j]) = (j, Step.Insert);
                }
                else if (j < from || j > to)
                {
                    costs[i, j] = Unreachable;
                }
                else if (j == 0)
                {
                    (costs[i, j], steps[i, j]) = (costs[i - 1, j] + 1, Step.Delete);
                }
                else
                {
                    (costs[i, j], steps[i, j]) = Cheapest(costs, i, j, hypothesis[i - 1] == reference[j - 1]);
                }
            }
        }
        return (costs, steps);
    }

    private static (int, Step) Cheapest(int[,] costs, int i, int j, bool same)
    {
        var (cost, step) = same ? (costs[i - 1, j - 1], Step.Keep) : (costs[i - 1, j - 1] + 1, Step.Replace);
        if (costs[i - 1, j] + 1 < cost)
        {
            (cost, step) = (costs[i - 1, j] + 1, Step.Delete);
        }
        return costs[i, j - 1] + 1 < cost ? (costs[i, j - 1] + 1, Step.Insert) : (cost, step);
    }
}
