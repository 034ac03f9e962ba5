namespace PersonaNotebooks.Mixtures;

/// <summary>How far a training is; for the console only.</summary>
/// <param name="Epoch">The epoch being worked on, from 1.</param>
/// <param name="Epochs">The most there will be.</param>
/// <param name="Records">Records done in this epoch.</param>
/// <param name="OfRecords">Records in an epoch.</param>
/// <param name="Made">Scores made so far.</param>
/// <param name="Reused">Scores that were needed again.</param>
/// <param name="Failed">Scores that failed.</param>
public readonly record struct TrainingProgress(
    int Epoch,
    int Epochs,
    int Records,
    int OfRecords,
    int Made,
    int Reused,
    int Failed
)
{
    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant(
            $"epoch {Epoch} of {Epochs}, record {Records} of {OfRecords}; scores: {Made} made, {Reused} reused, {Failed} failed"
        );
}
