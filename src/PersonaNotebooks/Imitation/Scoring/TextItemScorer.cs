using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Imitation.Scoring;

/// <summary>The metrics that need no model: overlap, slots, format. Safe for many threads.</summary>
public sealed class TextItemScorer : IItemScorer
{
    private readonly Rouge rouge = new(["rouge1", "rouge2", "rougeL", "rougeLsum"]);
    private readonly Bleu bleu = new(BleuOptions.Mimic);
    private readonly Bleu smooth = new();
    private readonly PorterStemmer stemmer = new();
    private readonly IReadOnlyDictionary<string, double> valences = SentimentLexicon.Own.Valences;

    /// <inheritdoc/>
    public Task<IReadOnlyList<ItemScores>> ScoreAsync(
        string? persona,
        IReadOnlyList<Stimulus> stimuli,
        IReadOnlyList<string> raw,
        CancellationToken cancellationToken = default
    ) => Task.FromResult<IReadOnlyList<ItemScores>>([.. stimuli.Zip(raw, Score)]);

    /// <summary>Scores one answer.</summary>
    public ItemScores Score(Stimulus stimulus, string raw)
    {
        var (text, original) = (ImitationText.Clean(raw), stimulus.Original);
        var overlap = rouge.Score(text, original);
        var scores = new ItemScores
        {
            Rouge1 = overlap[0].FMeasure,
            Rouge2 = overlap[1].FMeasure,
            RougeL = overlap[2].FMeasure,
            RougeLsum = overlap[3].FMeasure,
            Bleu = bleu.Sentence(text, original).Score / 100,
            SmoothBleu = smooth.Sentence(text, original).Score / 100,
            FormatAdherence = FormatAdherence.Of(raw, original),
        };
        scores = scores with { Combined = CombinedScore.Of(scores.RougeL, scores.Bleu, null) };
        return stimulus.Masked is { } masked ? WithSlots(scores, masked, raw, text) : scores;
    }

    private ItemScores WithSlots(ItemScores scores, Masking.MaskedPost masked, string raw, string text)
    {
        var reading = SlotReading.Of(masked, text);
        var pairs = reading.Fills.Zip(masked.Words).ToArray();
        return scores with
        {
            SlotExact = pairs.Average(p => Same(p.First, p.Second) ? 1.0 : 0),
            SlotStem = pairs.Average(p => p.First.Length > 0 && Same(Stem(p.First), Stem(p.Second)) ? 1.0 : 0),
            SlotPolarity = pairs.Average(p => p.First.Length > 0 && Sign(p.First) == Sign(p.Second) ? 1.0 : 0),
            Unfilled = reading.Unfilled,
            EditsOutside = reading.EditsOutside,
            ExactMatch = OriginalPostMetrics.ExactMatch(raw, masked.Text),
            FormatCompliance = OriginalPostMetrics.FormatCompliance(raw, masked.Text),
        };
    }

    private string Stem(string word) => stemmer.Stem(word.ToLowerInvariant());

    private int Sign(string word) => Math.Sign(valences.GetValueOrDefault(word.ToLowerInvariant()));

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
