namespace PersonaNotebooks.Mixtures;

/// <summary>A number of personas that was tried.</summary>
/// <param name="Personas">K.</param>
/// <param name="HeldOut">The best held-out log-likelihood of its training.</param>
/// <param name="Run">The training.</param>
public sealed record PersonaCount(int Personas, double HeldOut, TrainingRun Run)
{
    /// <summary>
    /// Synthesises and trains with each number, and gives them all; the best held-out likelihood is the one to choose. The personas are written from
    /// the training part alone: the records that decide are seen by neither the synthesis nor the gates' steps.
    /// </summary>
    /// <param name="counts">The numbers to try.</param>
    /// <param name="trainer">Trains; with as many pairs for all, so that the likelihoods are estimated alike.</param>
    /// <param name="synthesis">Writes the personas.</param>
    /// <param name="writer">How they are written.</param>
    /// <param name="pool">The exemplars.</param>
    /// <param name="records">The population.</param>
    /// <param name="seed">The same seed gives the same runs.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<IReadOnlyList<PersonaCount>> TryAsync(
        IReadOnlyList<int> counts,
        MixtureTrainer trainer,
        PersonaSynthesis synthesis,
        ClusterWriter writer,
        IReadOnlyList<MixtureRecord> pool,
        IReadOnlyList<MixtureRecord> records,
        Seed seed,
        CancellationToken cancellationToken = default
    )
    {
        List<PersonaCount> tried = [];
        var seen = trainer.TrainingPart(records, seed);
        foreach (var count in counts)
        {
            var personas = await synthesis
                .WriteAsync(seen, count, writer, seed, cancellationToken)
                .ConfigureAwait(false);
            var run = await trainer
                .TrainAsync(personas.Personas, pool, records, seed, cancellationToken)
                .ConfigureAwait(false);
            tried.Add(new(count, run.Curve[run.BestEpoch].HeldOut, run));
        }
        return tried;
    }
}
