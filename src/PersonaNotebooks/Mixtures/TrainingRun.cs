namespace PersonaNotebooks.Mixtures;

/// <summary>A finished training.</summary>
/// <param name="Mixture">The mixture with the best held-out likelihood.</param>
/// <param name="Curve">One point for each epoch, the first before training.</param>
/// <param name="BestEpoch">The epoch whose gates were kept.</param>
/// <param name="Notes">What a reader must know, such as a collapse or temperatures that could not be learned; empty when nothing.</param>
public sealed record TrainingRun(
    Mixture Mixture,
    IReadOnlyList<TrainingPoint> Curve,
    int BestEpoch,
    IReadOnlyList<string> Notes
)
{
    /// <summary>Scores made, reused and failed in this run; not the same in a resumed run, so for the console only.</summary>
    public TrainingProgress Work { get; init; }
}
