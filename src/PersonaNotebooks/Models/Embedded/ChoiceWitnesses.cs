namespace PersonaNotebooks.Models.Embedded;

/// <summary>Finds the training texts that say something like a question with one of its answers, more than with the others: witnesses of that answer.</summary>
internal static class ChoiceWitnesses
{
    private const int Most = 400;
    private const double OffTopic = 0.01;
    private const double LeastWeight = 0.03;

    /// <summary>A text and how much it says so, up to 1.</summary>
    internal readonly record struct Witness(int Text, double Weight);

    /// <summary>The witnesses of each answer, the strongest first.</summary>
    /// <param name="index">The training texts.</param>
    /// <param name="question">The stems of the question.</param>
    /// <param name="options">The stems of each answer that not all answers share.</param>
    public static IReadOnlyList<Witness>[] Find(ChoiceIndex index, int[] question, IReadOnlyList<int[]> options)
    {
        var about = index.Likeness(question);
        var most = Math.Max(about.DefaultIfEmpty().Max(), 1e-9);
        var likeness = options.Select(index.Likeness).ToArray();
        var says = likeness.Select(_ => new double[index.Sentences]).ToArray();
        var top = 0.0;
        for (var s = 0; s < index.Sentences; s++)
        {
            var mean = 0.0;
            foreach (var l in likeness)
            {
                mean += l[s];
            }
            mean /= options.Count;
            var near = about[s] / most;
            for (var o = 0; o < options.Count; o++)
            {
                says[o][s] = Math.Max(0, likeness[o][s] - mean) * (OffTopic + near * near);
                top = Math.Max(top, says[o][s]);
            }
        }
        return [.. says.Select(w => Strongest(index, w, LeastWeight * top))];
    }

    private static Witness[] Strongest(ChoiceIndex index, double[] says, double least)
    {
        List<Witness> witnesses = [];
        for (var text = 0; text < index.Texts; text++)
        {
            var best = 0.0;
            foreach (var sentence in index.SentencesOf(text))
            {
                best = Math.Max(best, says[sentence]);
            }
            if (best > least)
            {
                witnesses.Add(new(text, best));
            }
        }
        var top = witnesses.Count > 0 ? witnesses.Max(w => w.Weight) : 1;
        return
        [
            .. witnesses
                .OrderByDescending(w => w.Weight)
                .ThenBy(w => w.Text)
                .Take(Most)
                .Select(w => new Witness(w.Text, Math.Sqrt(w.Weight / top))),
        ];
    }
}
