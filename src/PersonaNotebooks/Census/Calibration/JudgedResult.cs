namespace PersonaNotebooks.Census.Calibration;

/// <summary>What judged calibration left.</summary>
/// <param name="Accepted">The fields of the accepted people, in their order.</param>
/// <param name="Dropped">Positions of the people who were never accepted; with the accepted they are everybody.</param>
/// <param name="Judged">Verdicts asked for.</param>
/// <param name="Rejected">Verdicts that rejected.</param>
/// <param name="Unread">Verdicts that could not be read.</param>
/// <param name="MarginsMoved">For every pooled field the total variation distance between its shares before and after, 0 to 1; NaN when nobody is left.</param>
public sealed record JudgedResult(
    IReadOnlyList<IReadOnlyDictionary<string, string>> Accepted,
    IReadOnlyList<int> Dropped,
    int Judged,
    int Rejected,
    int Unread,
    IReadOnlyDictionary<string, double> MarginsMoved
)
{
    /// <summary>The share of verdicts that accepted, 0 to 1.</summary>
    public double AcceptanceRate => (Judged - Rejected - Unread) / (double)Judged;
}
