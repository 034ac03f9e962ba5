using System.Globalization;

namespace PersonaNotebooks.Imitation.Scoring;

/// <summary>The scores of one imitation, or the means of several; null where a metric does not apply or its model is missing, never 0.</summary>
public sealed record ItemScores
{
    /// <summary>ROUGE-1 F-measure, 0 to 1.</summary>
    public double Rouge1 { get; init; }

    /// <summary>ROUGE-2 F-measure, 0 to 1.</summary>
    public double Rouge2 { get; init; }

    /// <summary>ROUGE-L F-measure, 0 to 1.</summary>
    public double RougeL { get; init; }

    /// <summary>ROUGE-Lsum F-measure, 0 to 1.</summary>
    public double RougeLsum { get; init; }

    /// <summary>BLEU of order 4 without smoothing, 0 to 1: the original's, 0 for nearly every reply.</summary>
    public double Bleu { get; init; }

    /// <summary>BLEU with exponential smoothing, 0 to 1.</summary>
    public double SmoothBleu { get; init; }

    /// <summary>BERTScore precision over the embedder's word vectors.</summary>
    public double? BertPrecision { get; init; }

    /// <summary>BERTScore recall.</summary>
    public double? BertRecall { get; init; }

    /// <summary>BERTScore F1.</summary>
    public double? BertF1 { get; init; }

    /// <summary>Perplexity of the imitation by itself.</summary>
    public double? Perplexity { get; init; }

    /// <summary>Perplexity of what the person wrote, by itself.</summary>
    public double? ReferencePerplexity { get; init; }

    /// <summary>The original's combined score of ROUGE-L, unsmoothed BLEU and BERTScore precision.</summary>
    public double? Combined { get; init; }

    /// <summary>
    /// Log-probability (nats) of what the person really wrote, given the persona and the task: all tokens of a reply, those in the slots
    /// of a post. The rest of a post stands in the prompt and would only measure copying.
    /// </summary>
    public double? LogProbability { get; init; }

    /// <summary>The same for each of these tokens.</summary>
    public double? Likelihood { get; init; }

    /// <summary>Share of slots with the person's own word, letter case ignored; posts only.</summary>
    public double? SlotExact { get; init; }

    /// <summary>Share of slots with the person's word up to its ending (Porter's stems); posts only.</summary>
    public double? SlotStem { get; init; }

    /// <summary>Share of slots whose word has the same sign of valence; posts only.</summary>
    public double? SlotPolarity { get; init; }

    /// <summary>Mean cosine of slot word and the person's word; posts only.</summary>
    public double? SlotSimilarity { get; init; }

    /// <summary>Slots left empty or masked; posts only.</summary>
    public double? Unfilled { get; init; }

    /// <summary>Tokens added, lost or changed outside the slots; posts only.</summary>
    public double? EditsOutside { get; init; }

    /// <summary>Cosine of the whole texts' vectors.</summary>
    public double? Similarity { get; init; }

    /// <summary>The original's content accuracy: similarity in three steps; posts only.</summary>
    public double? ContentAccuracy { get; init; }

    /// <summary>The original's exact match of whole texts; posts only.</summary>
    public double? ExactMatch { get; init; }

    /// <summary>The original's format compliance, with its hard-coded words; posts only.</summary>
    public double? FormatCompliance { get; init; }

    /// <summary>Our format adherence: one line, no wrapper, a length within a third to three times the person's; 0 to 1.</summary>
    public double FormatAdherence { get; init; }

    /// <summary>What a reflection is told, in a line.</summary>
    public string Summary
    {
        get
        {
            (string Name, double? Value)[] all =
            [
                ("ROUGE-L", RougeL),
                ("BLEU", SmoothBleu),
                ("BERTScore", BertF1),
                ("masked words found", SlotExact),
                ("log-probability of the person's own words", Likelihood),
                ("perplexity", Perplexity),
                ("perplexity of the person", ReferencePerplexity),
                ("format", FormatAdherence),
            ];
            return string.Join(
                ", ",
                all.Where(m => m.Value is not null)
                    .Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Name} {m.Value:0.###}"))
            );
        }
    }

    /// <summary>The mean of each metric over the items that have it.</summary>
    /// <exception cref="InputException">There is no item.</exception>
    public static ItemScores Mean(IEnumerable<ItemScores> items)
    {
        ItemScores[] all = [.. items];
        if (all.Length == 0)
        {
            throw new InputException("Scores of no item have no mean.");
        }
        double? Of(Func<ItemScores, double?> metric) =>
            all.Select(metric).OfType<double>().ToArray() is { Length: > 0 } there ? there.Average() : null;
        return new()
        {
            Rouge1 = Of(s => s.Rouge1)!.Value,
            Rouge2 = Of(s => s.Rouge2)!.Value,
            RougeL = Of(s => s.RougeL)!.Value,
            RougeLsum = Of(s => s.RougeLsum)!.Value,
            Bleu = Of(s => s.Bleu)!.Value,
            SmoothBleu = Of(s => s.SmoothBleu)!.Value,
            BertPrecision = Of(s => s.BertPrecision),
            BertRecall = Of(s => s.BertRecall),
            BertF1 = Of(s => s.BertF1),
            Perplexity = Of(s => s.Perplexity),
            ReferencePerplexity = Of(s => s.ReferencePerplexity),
            Combined = Of(s => s.Combined),
            Likelihood = Of(s => s.Likelihood),
            LogProbability = Of(s => s.LogProbability),
            SlotExact = Of(s => s.SlotExact),
            SlotStem = Of(s => s.SlotStem),
            SlotPolarity = Of(s => s.SlotPolarity),
            SlotSimilarity = Of(s => s.SlotSimilarity),
            Unfilled = Of(s => s.Unfilled),
            EditsOutside = Of(s => s.EditsOutside),
            Similarity = Of(s => s.Similarity),
            ContentAccuracy = Of(s => s.ContentAccuracy),
            ExactMatch = Of(s => s.ExactMatch),
            FormatCompliance = Of(s => s.FormatCompliance),
            FormatAdherence = Of(s => s.FormatAdherence)!.Value,
        };
    }
}
