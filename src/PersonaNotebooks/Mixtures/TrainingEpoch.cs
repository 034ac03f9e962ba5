namespace PersonaNotebooks.Mixtures;

/// <summary>One epoch of training after another, on one state.</summary>
internal sealed class TrainingEpoch(
    TrainingData data,
    TrainingState state,
    PairScores scores,
    MixtureOptions options,
    bool learnTemperatures,
    double fixedTemperature,
    Seed seed,
    IProgress<TrainingProgress>? progress
)
{
    private const int MeasuredContexts = 64;

    private readonly PairChooser chooser = new(options.Rule, options.Pairs, options.Explored);
    private readonly HeldOutPairs heldOut = new(options.MostHeldOutPairs, seed);

    private GateTable Table => new(state.Gates, data.Inputs);

    /// <summary>
    /// Scores what is needed whatever the gates are: the held-out records' pairs, and the training records' where all pairs are taken. Records of one
    /// context share their prompts, so a scorer that reads a prompt once for several texts has far less to read than step by step.
    /// </summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (learnTemperatures)
        {
            return;
        }
        var all = options.Pairs >= (long)data.Inputs.Personas.Rows * data.Inputs.Exemplars.Rows;
        var records = all ? data.HeldOut.Concat(data.Train) : data.HeldOut;
        foreach (var group in records.GroupBy(i => data.Records[i].Context, StringComparer.Ordinal))
        {
            int[] batch = [.. group];
            var pass = Pass(Table, batch);
            var chosen = Each(
                batch,
                (row, record) => all ? HeldOutPairs.All(pass, row) : heldOut.Choose(pass, row, record)
            );
            await ScoreAsync(batch, chosen, slopes: false, cancellationToken).ConfigureAwait(false);
            progress?.Report(
                new(state.Epoch + 1, options.Epochs, 0, data.Train.Length, scores.Made, scores.Reused, scores.Failed)
            );
        }
    }

    /// <summary>Goes through all training records once, then measures.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var order = (int[])data.Train.Clone();
        seed.For("order", state.Epoch).Stream().Shuffle<int>(order);
        var (sum, count, decided, done) = (0.0, 0, 0, 0);
        foreach (var batch in order.Chunk(options.Batch))
        {
            var step = await StepAsync(batch, cancellationToken).ConfigureAwait(false);
            (sum, count, decided, done) = (
                sum + step.Sum,
                count + step.Count,
                decided + step.Decided,
                done + batch.Length
            );
            progress?.Report(
                new(state.Epoch + 1, options.Epochs, done, order.Length, scores.Made, scores.Reused, scores.Failed)
            );
        }
        state.Epoch++;
        var point = await MeasureAsync(sum / count, decided / (double)count, cancellationToken).ConfigureAwait(false);
        state.Curve.Add(point);
        if (point.HeldOut > state.Curve[state.BestEpoch].HeldOut)
        {
            (state.Best, state.BestEpoch) = (state.Gates.Copy(), state.Epoch);
        }
    }

    /// <summary>The held-out likelihood and the collapse measures.</summary>
    public async Task<TrainingPoint> MeasureAsync(double train, double decided, CancellationToken cancellationToken)
    {
        var table = Table;
        var (sum, count) = (0.0, 0);
        foreach (var batch in data.HeldOut.Chunk(options.Batch))
        {
            var pass = Pass(table, batch);
            var chosen = Each(batch, (row, record) => heldOut.Choose(pass, row, record));
            await ScoreAsync(batch, chosen, slopes: false, cancellationToken).ConfigureAwait(false);
            foreach (var (row, record) in batch.Index())
            {
                if (Explain(record, chosen[row], slopes: false) is { } explained)
                {
                    (sum, count) = (sum + explained.LogLikelihood, count + 1);
                }
            }
        }
        var measured = Pass(table, [.. data.HeldOut.Take(MeasuredContexts)]);
        return new(
            state.Epoch,
            state.Step,
            train,
            count == 0 ? double.NaN : sum / count,
            CollapseReport.Of(measured, state.Used.Count, decided)
        );
    }

    private async Task<(double Sum, int Count, int Decided)> StepAsync(int[] batch, CancellationToken cancellationToken)
    {
        var pass = Pass(Table, batch);
        var draw = options.Redraw ? $"pairs/{state.Epoch}" : "pairs";
        var chosen = Each(batch, (row, record) => chooser.Choose(pass, row, seed.For(draw, record)));
        await ScoreAsync(batch, chosen, learnTemperatures, cancellationToken).ConfigureAwait(false);
        GateGradient gradient = new(pass);
        var ofTemperatures = new double[state.Gates.Personas];
        var (sum, count, decided) = (0.0, 0, 0);
        foreach (var (row, record) in batch.Index())
        {
            foreach (var c in chosen[row])
            {
                state.Used.Add(c.Pair.Persona * data.Inputs.Exemplars.Rows + c.Pair.Exemplar);
            }
            if (Explain(record, chosen[row], learnTemperatures) is not { } explained)
            {
                continue;
            }
            gradient.Add(row, explained.Pairs, explained.Delta(options.Rule));
            explained.AddTemperatures(ofTemperatures);
            (sum, count) = (sum + explained.LogLikelihood, count + 1);
            decided += explained.Responsibilities.Max() > 0.99 ? 1 : 0;
        }
        Move(gradient.Total(), ofTemperatures, batch.Length);
        return (sum, count, decided);
    }

    private void Move(double[] gradient, double[] ofTemperatures, int records)
    {
        var at = state.Gates.TemperaturesAt;
        for (var k = 0; learnTemperatures && k < ofTemperatures.Length; k++)
        {
            gradient[at + k] = ofTemperatures[k] / records;
        }
        state.Adam.Step(state.Gates.Parameters, gradient, ++state.Step);
        foreach (ref var temperature in state.Gates.Parameters.AsSpan(at))
        {
            temperature = Math.Clamp(temperature, Gates.LowestTemperature, Gates.HighestTemperature);
        }
        if (learnTemperatures)
        {
            // No temperature comes twice, so neither does a score.
            scores.Forget();
        }
    }

    private GatePass Pass(GateTable table, int[] batch) =>
        new(table, data.Contexts.Take(batch), [.. batch.Select(i => data.Masked[i])]);

    private static ChosenPair[][] Each(int[] batch, Func<int, int, ChosenPair[]> choose)
    {
        var chosen = new ChosenPair[batch.Length][];
        Parallel.For(0, batch.Length, row => chosen[row] = choose(row, batch[row]));
        return chosen;
    }

    private double Temperature(Pair pair) =>
        learnTemperatures ? state.Gates.Parameters[state.Gates.TemperaturesAt + pair.Persona] : fixedTemperature;

    private Task ScoreAsync(int[] batch, ChosenPair[][] chosen, bool slopes, CancellationToken cancellationToken) =>
        scores.ScoreAsync(
            data.Records,
            batch.SelectMany(
                (record, row) => chosen[row].Select(c => new PairScore(record, c.Pair, Temperature(c.Pair)))
            ),
            slopes,
            cancellationToken
        );

    private Explanation? Explain(int record, ChosenPair[] chosen, bool slopes) =>
        Explanation.Of(chosen, pair => scores.Get(new(record, pair, Temperature(pair)), slopes));
}
