using System.Text.Json;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Mixtures;

/// <summary>
/// Trains the gates of a mixture of personas (Bui et al. 2025): for each record M pairs are chosen, the model scores the record's text under
/// each, and the gates move towards the pairs that explain it. The model itself does not change. A record's own text is always masked in the pool.
/// </summary>
/// <param name="scorer">Gives log-probabilities of texts; <c>lab.Scorer</c>.</param>
/// <param name="encoder">Turns texts into vectors; <c>lab.Embedder</c>.</param>
/// <param name="options">How; the defaults when null.</param>
public sealed class MixtureTrainer(
    ITextScorer scorer,
    IEmbeddingGenerator<string, Embedding<float>> encoder,
    MixtureOptions? options = null
)
{
    private readonly MixtureOptions options = options ?? new();

    /// <summary>A trainer with the names of the models in question.</summary>
    /// <param name="lab">The model that scores.</param>
    /// <param name="eyes">The model that turns texts into vectors; may be the same.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <exception cref="InputException">The model cannot score, or the other gives no vectors; the sentence says which can.</exception>
    public static MixtureTrainer Of(Lab lab, Lab eyes, MixtureOptions? options = null) =>
        new(lab.Scorer, eyes.Embedder, (options ?? new()) with { InFlight = lab.InFlight })
        {
            EncoderName = eyes.Identity.ToString(),
            ModelName = lab.Identity.ToString(),
        };

    /// <summary>Gives the vectors.</summary>
    public IEmbeddingGenerator<string, Embedding<float>> Encoder => encoder;

    /// <summary>Named in the mixture: the encoder's model.</summary>
    public string EncoderName { get; init; } = "unnamed encoder";

    /// <summary>Named in the mixture: the model behind the scorer.</summary>
    public string ModelName { get; init; } = "unnamed model";

    /// <summary>Written after every epoch, and gone on from if it is there; null for none.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>Told after each step.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>
    /// The most scores that a training can need: training records × pairs × epochs, and the held-out records' pairs once. With learned temperatures
    /// the former five times, the latter before the training and after every epoch.
    /// </summary>
    /// <param name="records">Training and held-out records.</param>
    public long MostScores(int records)
    {
        var held = (long)Math.Round(options.HeldOut * records);
        var learn = options.LearnTemperatures;
        return (records - held) * options.Pairs * options.Epochs * (learn ? TemperatureStencil.Count : 1)
            + held * options.MostHeldOutPairs * (learn ? options.Epochs + 1 : 1);
    }

    /// <summary>The records that a training with this seed learns from; the others are held out.</summary>
    public IReadOnlyList<MixtureRecord> TrainingPart(IReadOnlyList<MixtureRecord> records, Seed seed) =>
        [.. TrainingData.Split(records.Count, options.HeldOut, seed).Train.Select(i => records[i])];

    /// <summary>Trains.</summary>
    /// <param name="personas">g_k; one with an empty text stands for no persona.</param>
    /// <param name="exemplars">The pool; may be, and mostly is, a part of the records.</param>
    /// <param name="records">The population's texts; a share is held out.</param>
    /// <param name="seed">The same seed gives the same gates to the bit.</param>
    /// <param name="cancellationToken">Stops the training; the last whole epoch is in the checkpoint.</param>
    /// <exception cref="InputException">Bad options or data, a checkpoint of another run, or too many failed scores.</exception>
    public async Task<TrainingRun> TrainAsync(
        IReadOnlyList<Persona> personas,
        IReadOnlyList<MixtureRecord> exemplars,
        IReadOnlyList<MixtureRecord> records,
        Seed seed,
        CancellationToken cancellationToken = default
    )
    {
        options.Check(personas.Count, exemplars.Count);
        var tempers =
            options is { LearnTemperatures: false, Temperature: 1 }
            || await CanTemperAsync(personas[0], records[0], cancellationToken).ConfigureAwait(false);
        var learn = options.LearnTemperatures && tempers;
        List<string> notes = [];
        if (!tempers)
        {
            notes.Add(
                FormattableString.Invariant(
                    $"This scorer gives log-probabilities at temperature 1 only: pairs were scored at 1, and the temperatures stay at {options.Temperature}."
                )
            );
        }
        var data = await TrainingData
            .PrepareAsync(
                personas,
                exemplars,
                records,
                encoder,
                Configuration,
                options.HeldOut,
                seed,
                cancellationToken
            )
            .ConfigureAwait(false);
        var state =
            (CheckpointPath is null ? null : Checkpoint.Read(CheckpointPath, data.Fingerprint)) ?? Begin(data, seed);
        // Without whole distributions every score is at temperature 1, whatever the texts are written with.
        PairScores scores = new(scorer, personas, exemplars, options);
        TrainingEpoch epoch = new(
            data,
            state,
            scores,
            options,
            learn,
            tempers ? options.Temperature : 1,
            seed,
            Progress
        );
        if (!state.IsOver(options))
        {
            await epoch.PrepareAsync(cancellationToken).ConfigureAwait(false);
        }
        if (state.Curve.Count == 0)
        {
            state.Curve.Add(await epoch.MeasureAsync(double.NaN, double.NaN, cancellationToken).ConfigureAwait(false));
        }
        while (!state.IsOver(options))
        {
            await epoch.RunAsync(cancellationToken).ConfigureAwait(false);
            if (CheckpointPath is not null)
            {
                Checkpoint.Write(CheckpointPath, data.Fingerprint, state);
            }
        }
        if (scores.LastFailure is { } failure)
        {
            notes.Add(
                FormattableString.Invariant(
                    $"{scores.Failed} of {scores.Made} scores failed and their pairs were left out; the last was {failure}"
                )
            );
        }
        if (state.BestEpoch == 0)
        {
            notes.Add(
                "No epoch raised the held-out likelihood, so the gates are those from before the training: nothing was learned."
            );
        }
        if (state.Curve[state.BestEpoch].Collapse.Warning(personas.Count, exemplars.Count) is { } warning)
        {
            notes.Add(warning);
        }
        Mixture mixture = new(personas, exemplars, state.Best, EncoderName, ModelName)
        {
            LearnedTemperatures = learn,
            Origin = new(seed.ToString(), options, records.Count, TrainingData.Hash(JsonSerializer.Serialize(records))),
        };
        return new(mixture, state.Curve, state.BestEpoch, notes)
        {
            Work = new(
                state.Epoch,
                options.Epochs,
                data.Train.Length,
                data.Train.Length,
                scores.Made,
                scores.Reused,
                scores.Failed
            ),
        };
    }

    private string Configuration => JsonSerializer.Serialize(options with { Epochs = 1 }) + EncoderName + ModelName;

    private TrainingState Begin(TrainingData data, Seed seed)
    {
        var inputs = data.Inputs.Personas;
        var gates = Gates.Start(
            inputs.Columns,
            options.Size,
            inputs.Rows,
            options.Temperature,
            options.Sharpness,
            seed
        );
        var count = gates.Parameters.Length;
        return new(gates, new(options.LearningRate, new double[count], new double[count]));
    }

    private async Task<bool> CanTemperAsync(Persona persona, MixtureRecord record, CancellationToken cancellationToken)
    {
        try
        {
            await scorer
                .ScoreAsync(
                    [new(MixturePrompts.BeforeText(persona, MixturePrompts.NoExemplar, record.Context), record.Text)],
                    0.6,
                    cancellationToken
                )
                .ConfigureAwait(false);
            return true;
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }
}
