using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Mixtures;

/// <summary>A trained mixture of personas. It holds no language model: any that can write may stand behind it.</summary>
/// <param name="Personas">g_k.</param>
/// <param name="Exemplars">The pool of (x_j, y_j): real texts, so keep it as private as the data are.</param>
/// <param name="Gates">What was learned.</param>
/// <param name="Encoder">Which encoder the gates see texts through; another one's vectors mean nothing to them.</param>
/// <param name="TrainedWith">The model that gave the likelihoods.</param>
public sealed record Mixture(
    IReadOnlyList<Persona> Personas,
    IReadOnlyList<MixtureRecord> Exemplars,
    Gates Gates,
    string Encoder,
    string TrainedWith
)
{
    /// <summary>True when the temperatures were learned and not set.</summary>
    public bool LearnedTemperatures { get; init; }

    /// <summary>How it was trained; null for one that was not.</summary>
    public TrainingOrigin? Origin { get; init; }
}
