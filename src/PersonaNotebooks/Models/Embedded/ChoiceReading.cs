namespace PersonaNotebooks.Models.Embedded;

/// <summary>A question and its answers as <see cref="ChoiceScorer"/> needs them, read once for all who are asked.</summary>
internal sealed class ChoiceReading
{
    // A stem counts for what its weight is above this: words that every text has tell nothing apart.
    private const double CommonWord = 3;
    private const double OffTopic = 0.35;

    private readonly StemSpace stems;
    private readonly string[] unknown;
    private readonly int[] about;
    private readonly int[][] own;

    /// <summary>Reads a question.</summary>
    /// <param name="stems">The stems of the training texts.</param>
    /// <param name="question">The question without its answers.</param>
    /// <param name="options">The answers.</param>
    public ChoiceReading(StemSpace stems, string question, IReadOnlyList<string> options)
    {
        this.stems = stems;
        var read = stems.Read([question, .. options]);
        unknown = [.. read.Unknown.OrderBy(u => u.Value).Select(u => u.Key)];
        about = [.. read.Texts[0].SelectMany(s => s).Distinct()];
        var bags = read.Texts.Skip(1).Select(t => t.SelectMany(s => s).ToHashSet()).ToArray();
        var shared = bags.Aggregate((IEnumerable<int>)bags[0], (a, b) => a.Intersect(b)).ToHashSet();
        own = [.. bags.Select(b => b.Where(t => !shared.Contains(t)).Order().ToArray())];
    }

    /// <summary>The stems of the question, in order.</summary>
    public int[] About => [.. about.Order()];

    /// <summary>By answer, the stems that not all answers share.</summary>
    public IReadOnlyList<int[]> Own => own;

    /// <summary>By answer, how much of what sets it apart stands in one sentence of a speaker, the more so if that sentence is about the question; 0 to 1.</summary>
    public double[] Said(SpeakerReading speaker)
    {
        var question = Translated(about, speaker);
        var weight = question.Sum(Weight);
        return [.. own.Select(option => Said(speaker, Translated(option, speaker), question, weight))];
    }

    private double Said(SpeakerReading speaker, int[] option, int[] question, double about)
    {
        var whole = option.Sum(Weight);
        var best = 0.0;
        foreach (var sentence in whole == 0 ? [] : speaker.Sentences)
        {
            var said = Held(option, sentence) / whole;
            if (said > 0)
            {
                var near = about > 0 ? Held(question, sentence) / about : 0;
                best = Math.Max(best, said * (OffTopic + (1 - OffTopic) * near));
            }
        }
        return best;
    }

    private double Held(int[] wanted, HashSet<int> sentence)
    {
        var sum = 0.0;
        foreach (var stem in wanted)
        {
            sum += sentence.Contains(stem) ? Weight(stem) : 0;
        }
        return sum;
    }

    // Stems that no training text has are numbered text by text; one that the speaker does not use either stays apart.
    private int[] Translated(int[] of, SpeakerReading speaker) =>
        unknown.Length == 0
            ? of
            : Array.ConvertAll(
                of,
                s => s < stems.Count ? s : speaker.Unknown.GetValueOrDefault(unknown[s - stems.Count], int.MaxValue)
            );

    private double Weight(int stem) => Math.Max(0, stems.Weight(stem) - CommonWord);
}
