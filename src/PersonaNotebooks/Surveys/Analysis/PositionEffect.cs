namespace PersonaNotebooks.Surveys;

/// <summary>What a model gives to the place where an option stands, whatever the option says.</summary>
public static class PositionEffect
{
    /// <summary>
    /// The share of the first place less that of an even spread, over valid answers: 0 when places do not matter and orders are
    /// balanced, up to 1 - 1/N for a model that always takes the first. Null when no answer is valid.
    /// </summary>
    public static double? First(IEnumerable<Response> responses)
    {
        Response[] valid = [.. responses.Where(r => r.IsValid)];
        return valid.Length == 0
            ? null
            : valid.Average(r => r.Answer.Shares[r.Asked.Order[0]] / r.Answer.Shares.Sum() - 1.0 / r.Asked.Order.Count);
    }
}
