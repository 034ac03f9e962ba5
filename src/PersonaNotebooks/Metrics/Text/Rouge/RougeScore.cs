namespace PersonaNotebooks.Metrics.Text;

/// <summary>One ROUGE type for one pair of texts.</summary>
/// <param name="Precision">Share of the prediction that the reference has too, 0 to 1.</param>
/// <param name="Recall">Share of the reference that the prediction has too, 0 to 1.</param>
/// <param name="FMeasure">Harmonic mean of the two, 0 when both are 0.</param>
public readonly record struct RougeScore(double Precision, double Recall, double FMeasure)
{
    /// <summary>The score from a number of hits in texts of given sizes; sizes of 0 give 0.</summary>
    internal static RougeScore Of(long hits, long prediction, long reference)
    {
        var precision = (double)hits / Math.Max(prediction, 1);
        var recall = (double)hits / Math.Max(reference, 1);
        var sum = precision + recall;
        return new(precision, recall, sum > 0 ? 2 * precision * recall / sum : 0);
    }
}
