using PersonaNotebooks.Figures;

namespace PersonaNotebooks.Mixtures;

/// <summary>Figures of trainings and evaluations.</summary>
public static class MixtureFigures
{
    /// <summary>Held-out log-likelihood by epoch, a line a training.</summary>
    public static Figure HeldOut(params (string Name, TrainingRun Run)[] runs) =>
        runs.Select(r =>
                Figure.Line(r.Run.Curve.Select(p => (double)p.Epoch), r.Run.Curve.Select(p => p.HeldOut), r.Name)
            )
            .Aggregate((one, other) => one.With(other))
            .XAxis("Epoch")
            .YAxis("Nats a text");

    /// <summary>One metric of all methods on the vectors of each encoder, side by side.</summary>
    public static Figure Methods(EvaluationReport report, string metric) =>
        Figure.SmallMultiples(
            2,
            [
                .. report.Encoders.Select(e =>
                    (
                        $"{metric}, vectors: {e}",
                        Figure.Dots(report.Methods, report.Methods.Select(m => report.Of(m, metric, e))).XAxis(metric)
                    )
                ),
            ]
        );

    /// <summary>MAUVE by number of personas (whole pool) and by number of exemplars; means alone, since a few rounds of one training give no honest interval.</summary>
    public static Figure Sizes(MixtureSizes sizes) =>
        Figure
            .Dots(
                [
                    .. sizes.ByPersonas.Select(s => FormattableString.Invariant($"{s.Size} personas")),
                    .. sizes.ByExemplars.Select(s => FormattableString.Invariant($"{s.Size} exemplars")),
                ],
                [.. sizes.ByPersonas.Select(s => s.Mauve.Value), .. sizes.ByExemplars.Select(s => s.Mauve.Value)]
            )
            .XAxis("MAUVE");
}
