using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Mixtures;

/// <summary>How MAUVE moves with the size of a mixture; each point is a training of its own.</summary>
/// <param name="Personas">The number of personas while exemplars vary.</param>
/// <param name="ByPersonas">K and MAUVE with the whole pool.</param>
/// <param name="ByExemplars">N and MAUVE.</param>
public sealed record MixtureSizes(
    int Personas,
    IReadOnlyList<(int Size, Estimate Mauve)> ByPersonas,
    IReadOnlyList<(int Size, Estimate Mauve)> ByExemplars
)
{
    /// <summary>Trains, writes and measures at each size.</summary>
    /// <param name="study">Writes and measures.</param>
    /// <param name="trainer">Trains.</param>
    /// <param name="synthesis">Writes the personas, by keywords.</param>
    /// <param name="known">The population.</param>
    /// <param name="pool">The whole pool; smaller ones are its first records.</param>
    /// <param name="personas">The numbers of personas; the last but one is kept while exemplars vary.</param>
    /// <param name="exemplars">The numbers of exemplars.</param>
    /// <param name="vectors">The encoder whose vectors MAUVE is measured on.</param>
    /// <param name="seed">The same seed gives the same numbers.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<MixtureSizes> RunAsync(
        MixtureStudy study,
        MixtureTrainer trainer,
        PersonaSynthesis synthesis,
        IReadOnlyList<MixtureRecord> known,
        IReadOnlyList<MixtureRecord> pool,
        IReadOnlyList<int> personas,
        IReadOnlyList<int> exemplars,
        string vectors,
        Seed seed,
        CancellationToken cancellationToken = default
    )
    {
        var kept = personas[Math.Max(0, personas.Count - 2)];
        List<(int, Estimate)> byPersonas = [],
            byExemplars = [];
        foreach (var k in personas)
        {
            byPersonas.Add((k, await OneAsync(k, pool.Count).ConfigureAwait(false)));
        }
        foreach (var n in exemplars)
        {
            byExemplars.Add((n, await OneAsync(kept, n).ConfigureAwait(false)));
        }
        return new(kept, byPersonas, byExemplars);

        async Task<Estimate> OneAsync(int k, int n)
        {
            var who = await synthesis
                .WriteAsync(known, k, ClusterWriter.Keywords, seed, cancellationToken)
                .ConfigureAwait(false);
            var run = await trainer
                .TrainAsync(who.Personas, [.. pool.Take(n)], known, seed, cancellationToken)
                .ConfigureAwait(false);
            var name = FormattableString.Invariant($"{k} personas, {n} exemplars");
            var written = await study
                .RunAsync(
                    name,
                    (plan, s) => plan.MixtureAsync(run.Mixture, trainer.Encoder, s, 1, cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return new EvaluationReport(written.Scores, seed).Of(name, MixtureMetrics.Mauve, vectors);
        }
    }
}
