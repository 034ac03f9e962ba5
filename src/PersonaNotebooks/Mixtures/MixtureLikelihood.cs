using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Mixtures;

/// <summary>The likelihood of records under a mixture, over all its pairs, and under the pool drawn evenly without any persona.</summary>
public static class MixtureLikelihood
{
    /// <summary>log p(y|x) of each record, nats: every pair is scored, so the cost is records × K × N scores.</summary>
    /// <param name="mixture">The mixture; one of a single persona of no text and untrained gates of sharpness 0 is the pool drawn evenly.</param>
    /// <param name="scorer">The model.</param>
    /// <param name="encoder">The encoder that the gates were trained with.</param>
    /// <param name="records">Texts that the mixture was not trained on; an exemplar with a record's id or text is masked for it.</param>
    /// <param name="inFlight">Calls to the scorer at a time.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<double[]> OfAsync(
        Mixture mixture,
        ITextScorer scorer,
        IEmbeddingGenerator<string, Embedding<float>> encoder,
        IReadOnlyList<MixtureRecord> records,
        int inFlight = 4,
        CancellationToken cancellationToken = default
    )
    {
        var gate = await MixtureGate
            .OpenAsync(mixture, encoder, [.. records.Select(r => r.Context)], cancellationToken)
            .ConfigureAwait(false);
        var results = new double[records.Count];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = await OneAsync(i).ConfigureAwait(false);
        }
        return results;

        async Task<double> OneAsync(int i)
        {
            var record = records[i];
            var personas = gate.Personas(i);
            var weights = new double[personas.Length][];
            for (var k = 0; k < personas.Length; k++)
            {
                weights[k] = Masked(gate.Exemplars(i, k), mixture.Exemplars, record);
            }
            List<double> logs = [];
            for (var k = 0; k < personas.Length; k++)
            {
                PairScores scores = new(
                    scorer,
                    mixture.Personas,
                    mixture.Exemplars,
                    TemperatureGrid.Fixed(mixture.Gates.Temperatures[k]),
                    new() { InFlight = inFlight }
                );
                (int Target, Pair Pair)[] wanted =
                [
                    .. Enumerable
                        .Range(0, weights[k].Length)
                        .Where(j => weights[k][j] > 0)
                        .Select(j => (0, new Pair(k, j))),
                ];
                await scores.ScoreAsync([record], wanted, cancellationToken).ConfigureAwait(false);
                logs.AddRange(
                    wanted.Select(w =>
                        Math.Log(personas[k] * weights[k][w.Pair.Exemplar])
                        + (scores.Get(0, w.Pair, 1)?.Value ?? double.NegativeInfinity)
                    )
                );
            }
            return LogSum.Of([.. logs]);
        }
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
