using PersonaNotebooks.Imitation.Posts;

namespace PersonaNotebooks.Imitation.Loop;

/// <summary>What the optimiser asks of a model.</summary>
public interface IImitationModel
{
    /// <summary>Writes the first persona of a user from the history.</summary>
    Task<string> WriteAsync(ImitatedUser user, CancellationToken cancellationToken = default);

    /// <summary>Writes as the persona would.</summary>
    /// <param name="persona">The persona; null for none.</param>
    /// <param name="stimuli">What to write to.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>The raw answers, in order.</returns>
    Task<IReadOnlyList<string>> ImitateAsync(
        string? persona,
        IReadOnlyList<Stimulus> stimuli,
        CancellationToken cancellationToken = default
    );

    /// <summary>Looks at imitations and writes a better persona.</summary>
    Task<Reflection> ReflectAsync(ReflectionRequest request, CancellationToken cancellationToken = default);
}
