namespace PersonaNotebooks.Surveys.Truth;

/// <summary>How a state voted for president.</summary>
/// <param name="State">Postal code.</param>
/// <param name="Democrat">Votes for the Democrat.</param>
/// <param name="Republican">Votes for the Republican.</param>
/// <param name="Total">All votes for president; null where the source has two parties only (Alaska and New York in 2024).</param>
public sealed record StateResult(string State, double Democrat, double Republican, double? Total)
{
    /// <summary>The Democrat's share of the votes for the two, 0 to 1.</summary>
    public double TwoPartyShare => Democrat / (Democrat + Republican);

    /// <summary>Whether the Democrat had more votes than the Republican.</summary>
    public bool DemocratWon => Democrat > Republican;
}
