namespace PersonaNotebooks.Imitation.Scoring;

/// <summary>The original's combined score: 0.4 ROUGE-L F, 0.3 BLEU and 0.3 BERTScore precision over the weights of those there are.</summary>
public static class CombinedScore
{
    /// <summary>The weighted mean, 0 to 1; 0 when no metric is there.</summary>
    /// <param name="rougeL">ROUGE-L F-measure, 0 to 1.</param>
    /// <param name="bleu">BLEU, 0 to 1.</param>
    /// <param name="bertPrecision">BERTScore precision.</param>
    public static double Of(double? rougeL, double? bleu, double? bertPrecision)
    {
        (double Weight, double? Value)[] parts = [(0.4, rougeL), (0.3, bleu), (0.3, bertPrecision)];
        var there = parts.Where(p => p.Value is not null).ToArray();
        var weight = there.Sum(p => p.Weight);
        return weight == 0 ? 0 : there.Sum(p => p.Weight * p.Value!.Value) / weight;
    }
}
