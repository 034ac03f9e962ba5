namespace PersonaNotebooks.Imitation.Scoring;

/// <summary>The original's metrics of completed posts, on whole texts and with its rules as they are: legacy columns for comparison.</summary>
public static class OriginalPostMetrics
{
    /// <summary>The prediction without the marks that the original takes off.</summary>
    public static string Clean(string prediction) =>
        prediction
            .Replace("Post:", "", StringComparison.Ordinal)
            .Replace("Completed Tweet:", "", StringComparison.Ordinal)
            .Replace("**", "", StringComparison.Ordinal)
            .Trim();

    /// <summary>1 when the cleaned texts are equal in lower case, else 0.</summary>
    public static double ExactMatch(string prediction, string reference) =>
        Clean(prediction).ToLowerInvariant() == reference.ToLowerInvariant() ? 1 : 0;

    /// <summary>1 above a cosine of 0.7, the cosine itself above 0.3, else 0.</summary>
    public static double ContentAccuracy(double cosine) =>
        cosine > 0.7 ? 1
        : cosine > 0.3 ? cosine
        : 0;

    /// <summary>
    /// From 1: halved when the prediction holds <c>Post:</c>, <c>Completed Tweet:</c>, <c>**</c> or one word that the original's author had once
    /// seen; times 0.7 when it is over three times or under 0.3 times as long as the reference.
    /// </summary>
    public static double FormatCompliance(string prediction, string reference)
    {
        var wrapped = ((string[])["Post:", "Completed Tweet:", "**", "flexed!"]).Any(m =>
            prediction.Contains(m, StringComparison.Ordinal)
        );
        var ratio =
            reference.Length == 0 ? double.PositiveInfinity : Clean(prediction).Length / (double)reference.Length;
        return (wrapped ? 0.5 : 1) * (ratio is > 3 or < 0.3 ? 0.7 : 1);
    }
}
