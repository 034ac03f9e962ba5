using System.Globalization;

namespace PersonaNotebooks.Surveys;

/// <summary>How far a simulation is; for the console only.</summary>
/// <param name="Done">Answers that are there, unread and failed ones included.</param>
/// <param name="Total">Answers that there will be.</param>
/// <param name="Unparsed">Those that could not be read.</param>
/// <param name="Failed">Those that never came.</param>
public readonly record struct SimulationProgress(long Done, long Total, long Unparsed, long Failed)
{
    /// <summary>One line: "120 of 400 answers (30 %), 280 left, 2 unread, 0 failed".</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Done} of {Total} answers ({(Total == 0 ? 100 : 100 * Done / Total)} %), {Total - Done} left, {Unparsed} unread, {Failed} failed"
        );
}
