using PersonaNotebooks.Imitation.Posts;

namespace PersonaNotebooks.Imitation.Scoring;

/// <summary>Scores imitations.</summary>
public interface IItemScorer
{
    /// <summary>Scores answers to stimuli, one for each.</summary>
    /// <param name="persona">The persona that was given; null for none.</param>
    /// <param name="stimuli">What was asked.</param>
    /// <param name="raw">The answers as they came.</param>
    /// <param name="cancellationToken">Stops the scoring.</param>
    Task<IReadOnlyList<ItemScores>> ScoreAsync(
        string? persona,
        IReadOnlyList<Stimulus> stimuli,
        IReadOnlyList<string> raw,
        CancellationToken cancellationToken = default
    );
}
