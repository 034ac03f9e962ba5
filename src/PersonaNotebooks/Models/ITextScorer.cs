namespace PersonaNotebooks.Models;

/// <summary>A model that can say how probable a given text is after a given prompt.</summary>
public interface ITextScorer
{
    /// <summary>Scores continuations; requests with the same prompt share the work that the prompt costs.</summary>
    /// <param name="requests">Prompts and continuations; the results have the same order.</param>
    /// <param name="temperature">Above 0: each token's distribution is raised to 1/temperature and renormalised.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="NotSupportedException">The temperature is not 1 and the server does not give whole distributions.</exception>
    Task<IReadOnlyList<TextScore>> ScoreAsync(
        IReadOnlyList<ScoreRequest> requests,
        double temperature = 1,
        CancellationToken cancellationToken = default
    );
}
