using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Imitation.Scoring;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>A metric of items that an analysis looks at: the value, and of which task.</summary>
/// <param name="Name">For tables and axes, with the unit.</param>
/// <param name="Of">The value of an item; null where it has none.</param>
/// <param name="Posts">True for posts only, false for replies only, null for both.</param>
public sealed record Measure(string Name, Func<ItemScores, double?> Of, bool? Posts = null)
{
    /// <summary>Log-probability of a token of the person's own reply, nats.</summary>
    public static Measure ReplyLikelihood { get; } =
        new("Reply log-probability (nats a token)", s => s.Likelihood, false);

    /// <summary>Share of masked words found.</summary>
    public static Measure SlotAccuracy { get; } = new("Masked words found (share)", s => s.SlotExact, true);

    /// <summary>Log-probability of a masked word, nats.</summary>
    public static Measure SlotLikelihood { get; } =
        new("Masked words' log-probability (nats a token)", s => s.Likelihood, true);

    /// <summary>BERTScore F1 of replies.</summary>
    public static Measure ReplyBertScore { get; } = new("Reply BERTScore F1", s => s.BertF1, false);

    /// <summary>ROUGE-1 of replies.</summary>
    public static Measure ReplyRouge1 { get; } = new("Reply ROUGE-1", s => s.Rouge1, false);

    /// <summary>Smoothed BLEU of replies.</summary>
    public static Measure ReplyBleu { get; } = new("Reply BLEU, smoothed", s => s.SmoothBleu, false);

    /// <summary>The original's content accuracy of posts.</summary>
    public static Measure ContentAccuracy { get; } =
        new("Post content accuracy (original)", s => s.ContentAccuracy, true);

    /// <summary>The original's combined score.</summary>
    public static Measure Combined { get; } = new("Combined score (original)", s => s.Combined);

    /// <summary>Our format adherence.</summary>
    public static Measure Format { get; } = new("Format adherence", s => s.FormatAdherence);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        ReplyLikelihood,
        SlotLikelihood,
        SlotAccuracy,
        ReplyBertScore,
        ReplyRouge1,
        ReplyBleu,
        ContentAccuracy,
        Combined,
        Format,
    ];

    /// <summary>The mean over a user's items that have the metric; null when none has.</summary>
    public double? Mean(IEnumerable<ItemRecord> items) =>
        items.Where(Takes).Select(i => Of(i.Scores)).OfType<double>().ToArray() is { Length: > 0 } there
            ? there.Average()
            : null;

    /// <summary>Whether an item is of the measure's task.</summary>
    public bool Takes(ItemRecord item) => Posts is null || item.IsPost == Posts;
}
