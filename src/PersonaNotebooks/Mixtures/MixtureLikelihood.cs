using Microsoft.Extensions.AI;
using PersonaNotebooks.Display;
using PersonaNotebooks.Figures;
using PersonaNotebooks.Models;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Mixtures;

/// <summary>The likelihood of records under mixtures, over all their pairs.</summary>
public static class MixtureLikelihood
{
    /// <summary>log p(y|x) of each record, nats: every pair is scored, so the cost is records × K × N scores.</summary>
    /// <param name="mixture">The mixture; <see cref="Baselines"/> makes those that nothing was learned for.</param>
    /// <param name="scorer">The model.</param>
    /// <param name="encoder">The encoder that the gates were trained with.</param>
    /// <param name="records">Texts that the mixture was not trained on; an exemplar with a record's id or text is masked for it.</param>
    /// <param name="inFlight">Calls to the scorer at a time.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InputException">A score failed (the pair is named), or the pool holds a record's text and no other.</exception>
    public static async Task<double[]> OfAsync(
        Mixture mixture,
        ITextScorer scorer,
        IEmbeddingGenerator<string, Embedding<float>> encoder,
        IReadOnlyList<MixtureRecord> records,
        int inFlight = 4,
        CancellationToken cancellationToken = default
    ) => (await OfAsync([mixture], scorer, encoder, records, inFlight, cancellationToken).ConfigureAwait(false))[0];

    /// <summary>The same of several mixtures with the same personas and pool, such as trained and untrained gates: each pair is scored once for all.</summary>
    /// <param name="mixtures">The mixtures.</param>
    /// <param name="scorer">The model.</param>
    /// <param name="encoder">The encoder that the gates were trained with.</param>
    /// <param name="records">Texts that no mixture was trained on.</param>
    /// <param name="inFlight">Calls to the scorer at a time.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InputException">As above, or the mixtures' personas or pools differ.</exception>
    public static async Task<double[][]> OfAsync(
        IReadOnlyList<Mixture> mixtures,
        ITextScorer scorer,
        IEmbeddingGenerator<string, Embedding<float>> encoder,
        IReadOnlyList<MixtureRecord> records,
        int inFlight = 4,
        CancellationToken cancellationToken = default
    )
    {
        var (personas, exemplars) = (mixtures[0].Personas, mixtures[0].Exemplars);
        if (
            mixtures.Any(m =>
                !m.Personas.Select(p => p.Text).SequenceEqual(personas.Select(p => p.Text))
                || !m.Exemplars.SequenceEqual(exemplars)
            )
        )
        {
            throw new InputException("Mixtures with other personas or another pool are measured one by one.");
        }
        PairScores scores = new(scorer, personas, exemplars, new() { InFlight = inFlight, MostFailed = 0 });
        var contexts = records.Select(r => r.Context).ToArray();
        var results = new double[mixtures.Count][];
        foreach (var (m, mixture) in mixtures.Index())
        {
            var gate = await MixtureGate.OpenAsync(mixture, encoder, contexts, cancellationToken).ConfigureAwait(false);
            var weighed = records.Select((r, i) => Weights(gate, i, exemplars, r)).ToArray();
            PairScore Key(int record, Pair pair) => new(record, pair, mixture.Gates.Temperatures[pair.Persona]);
            await scores
                .ScoreAsync(
                    records,
                    weighed.SelectMany((pairs, i) => pairs.Select(p => Key(i, p.Pair))),
                    slopes: false,
                    cancellationToken
                )
                .ConfigureAwait(false);
            results[m] =
            [
                .. weighed.Select(
                    (pairs, i) => LogSum.Of([.. pairs.Select(p => p.LogShare + Score(i, Key(i, p.Pair)))])
                ),
            ];
        }
        return results;

        double Score(int record, PairScore key) =>
            scores.Get(key, slope: false)?.Value
            ?? throw new InputException(
                $"Record '{records[record].Id}' could not be scored under persona '{personas[key.Pair.Persona].Id}' and exemplar '{exemplars[key.Pair.Exemplar].Id}', so its likelihood is not known."
            );
    }

    /// <summary>The mean of each row's log-likelihoods and how far it lies above the first row's, text by text, with an interval over texts.</summary>
    /// <param name="caption">What was measured.</param>
    /// <param name="seed">Draws the interval's resamples.</param>
    /// <param name="rows">Names and the log-likelihoods of the same texts.</param>
    public static Table Compare(string caption, Seed seed, params (string Name, double[] Logs)[] rows) =>
        Table.Of(
            rows,
            caption,
            int.MaxValue,
            new("Gates", r => r.Name),
            new("Nats a text", r => Sample.Mean(r.Logs), NumberFormat.Decimals(2)),
            new(
                $"Above '{rows[0].Name}'",
                r =>
                    r.Name == rows[0].Name
                        ? "–"
                        : Bootstrap
                            .Percentile(
                                [.. r.Logs.Zip(rows[0].Logs, (x, y) => x - y)],
                                v => Sample.Mean(v),
                                seed.For("likelihood"),
                                unit: "text"
                            )
                            .ToString()
            )
        );

    private static ChosenPair[] Weights(
        MixtureGate gate,
        int context,
        IReadOnlyList<MixtureRecord> exemplars,
        MixtureRecord record
    )
    {
        var personas = gate.Personas(context);
        return
        [
            .. personas
                .SelectMany(
                    (pi, k) =>
                        Masked(gate.Exemplars(context, k), exemplars, record)
                            .Select((omega, j) => new ChosenPair(new(k, j), Math.Log(pi * omega)))
                )
                .Where(p => double.IsFinite(p.LogShare)),
        ];
    }

    private static double[] Masked(double[] weights, IReadOnlyList<MixtureRecord> exemplars, MixtureRecord record)
    {
        var text = TrainingData.Normal(record.Text);
        for (var j = 0; j < weights.Length; j++)
        {
            if (exemplars[j].Id == record.Id || TrainingData.Normal(exemplars[j].Text) == text)
            {
                weights[j] = 0;
            }
        }
        var sum = weights.Sum();
        return sum > 0
            ? [.. weights.Select(w => w / sum)]
            : throw new InputException($"Every exemplar of the pool is record '{record.Id}' itself or has its text.");
    }
}
