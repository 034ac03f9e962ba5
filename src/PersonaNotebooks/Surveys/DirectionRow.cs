using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys;

/// <summary>A direction that the paper reports, and the same quantity of ours.</summary>
/// <param name="What">The quantity; all are differences that the paper has above 0.</param>
/// <param name="Published">What the paper says, by <c>data/published</c>.</param>
/// <param name="Certainty">How that is known.</param>
/// <param name="Ours">Ours, with an interval over people; null when no readable answer gives it.</param>
/// <param name="Asked">Whether the questions behind it were asked.</param>
public sealed record DirectionRow(string What, string Published, string Certainty, Estimate? Ours, bool Asked)
{
    /// <summary>Whether ours points the same way; an interval on both sides of 0 tells nothing. Each line is judged by itself: nothing is corrected for several.</summary>
    public string Verdict =>
        Ours is null
            ? Asked
                ? "no readable answer"
                : "not asked"
            : !double.IsFinite(Ours.Low)
                ? "no interval"
                : Ours.Low > 0
                    ? "the same way"
                    : Ours.High < 0
                        ? "the other way"
                        : "not told";
}
