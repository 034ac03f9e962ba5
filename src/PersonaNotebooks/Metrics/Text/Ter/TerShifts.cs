namespace PersonaNotebooks.Metrics.Text;

/// <summary>Looks for the shift of a word group that saves the most edits, within Tercom's limits.</summary>
internal sealed class TerShifts(int[] reference)
{
    private const int LargestGroup = 10;
    private const int LargestDistance = 50;
    private const int MostCandidates = 1000;

    private int candidates;

    /// <summary>
    /// The words after the best shift, or null when none saves an edit or the candidates are used up. On ties the longest
    /// group goes first, then the earliest, then the earliest target.
    /// </summary>
    public int[]? Best(int[] words)
    {
        TerAlignment now = new(words, reference);
        var best = (Saved: int.MinValue, Length: 0, Start: 0, Target: 0);
        int[]? result = null;
        foreach (var (start, at, length) in Groups(words))
        {
            var partner = now.Partner[at];
            if (
                !now.HypothesisIsWrong(start, length)
                || !now.ReferenceIsWrong(at, length)
                || (start <= partner && partner < start + length)
            )
            {
                continue;
            }
            foreach (var target in Targets(now.Partner, at, length))
            {
                var shifted = Shifted(words, start, length, target);
                var saved = now.Edits - new TerAlignment(shifted, reference).Edits;
                candidates++;
                if (
                    (saved, length, -start, -target).CompareTo((best.Saved, best.Length, -best.Start, -best.Target)) > 0
                )
                {
                    (best, result) = ((saved, length, start, target), shifted);
                }
            }
            if (candidates >= MostCandidates)
            {
                return null;
            }
        }
        return best.Saved > 0 ? result : null;
    }

    // Groups of words that stand in both texts.
    private IEnumerable<(int Start, int At, int Length)> Groups(int[] words)
    {
        for (var start = 0; start < words.Length; start++)
        {
            var last = Math.Min(reference.Length - 1, start + LargestDistance);
            for (var at = Math.Max(0, start - LargestDistance); at <= last; at++)
            {
                var longest = Math.Min(LargestGroup, Math.Min(words.Length - start, reference.Length - at));
                for (var n = 0; n < longest && words[start + n] == reference[at + n]; n++)
                {
                    yield return (start, at, n + 1);
                }
            }
        }
    }

    // Places before, within and after the words that the reference's group is aligned with.
    private static IEnumerable<int> Targets(int[] partner, int at, int length)
    {
        var previous = -1;
        for (var i = at - 1; i < Math.Min(at + length, partner.Length); i++)
        {
            var target = i < 0 ? 0 : partner[i] + 1;
            if (target != previous)
            {
                yield return previous = target;
            }
        }
    }

    private static int[] Shifted(int[] words, int start, int length, int target)
    {
        var group = words.AsSpan(start, length);
        if (target < start)
        {
            return [.. words[..target], .. group, .. words[target..start], .. words[(start + length)..]];
        }
        // A target within the group moves it on by that much.
        var end = target > start + length ? target : Math.Min(words.Length, length + target);
        return [.. words[..start], .. words[(start + length)..end], .. group, .. words[end..]];
    }
}
