namespace PersonaNotebooks.Metrics.Text;

/// <summary>BERTScore of one pair of texts.</summary>
/// <param name="Precision">Weighted mean over the candidate's tokens of the best cosine with a reference token, -1 to 1.</param>
/// <param name="Recall">The same over the reference's tokens.</param>
/// <param name="F1">2PR / (P + R); 0 where that is not a number.</param>
public readonly record struct BertScoreValue(double Precision, double Recall, double F1)
{
    /// <summary>
    /// Rescales each part by its own baseline b, the mean score of unrelated texts: (x - b) / (1 - b). Makes the range easier to
    /// read and leaves every ranking as it is.
    /// </summary>
    public BertScoreValue Rescale(BertScoreValue baseline) =>
        new(
            (Precision - baseline.Precision) / (1 - baseline.Precision),
            (Recall - baseline.Recall) / (1 - baseline.Recall),
            (F1 - baseline.F1) / (1 - baseline.F1)
        );

    /// <summary>Against several references: the greatest precision, recall and F1, each for itself, as bert_score does.</summary>
    public BertScoreValue Max(BertScoreValue other) =>
        new(Math.Max(Precision, other.Precision), Math.Max(Recall, other.Recall), Math.Max(F1, other.F1));
}
