namespace PersonaNotebooks.Statistics;

/// <summary>A BCa interval and how it was corrected.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Bias">z0: the normal quantile of the share of replicates below the estimate.</param>
/// <param name="Acceleration">a: from the skewness of the jackknife.</param>
/// <param name="LowShare">Share of replicates below the lower end.</param>
/// <param name="HighShare">Share of replicates below the upper end.</param>
public sealed record BcaInterval(
    double Low,
    double High,
    double Bias,
    double Acceleration,
    double LowShare,
    double HighShare
);
