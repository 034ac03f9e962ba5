namespace PersonaNotebooks.Census;

/// <summary>An answer of the Census service together with its labels: figures are asked for by label, because codes move between years.</summary>
/// <param name="Id">The table's id, for example "DP02".</param>
/// <param name="Answer">The figures by code.</param>
/// <param name="Labels">The codes by label.</param>
public sealed record LabelledTable(string Id, CensusApiTable Answer, CensusApiLabels Labels)
{
    /// <summary>A published figure, or null where the Bureau gives none.</summary>
    /// <param name="fips">The state's FIPS code.</param>
    /// <param name="label">See <see cref="CensusApiLabels.Codes"/>.</param>
    /// <exception cref="InputException">The table has no such label, or variables with this label carry different figures.</exception>
    public decimal? Figure(string fips, string label)
    {
        var codes = Labels.Codes(label);
        decimal?[] figures = [.. codes.Select(code => Answer.Number(fips, code)).Distinct()];
        return figures.Length == 1
            ? figures[0]
            : throw new InputException(
                $"The Census table {Id}, state {fips}: '{label}' stands on {string.Join(" and ", codes)} with different figures; give a longer label."
            );
    }
}
