namespace PersonaNotebooks.Models;

    /// </exception>
    /// <exception cref="NotSupportedException">
    /// <param name="cancellationToken">Stops the scoring.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="requests">Prompts and continuations; the answers come in the same order.</param>
    /// <param name="requests">Prompts and continuations; the results have the same order.</param>
    /// <param name="temperature">Above 0: each token's distribution is raised to 1/temperature and renormalised.</param>
    /// <param name="temperature">The sampling temperature, above 0; 1 is the model's own distribution.</param>
    /// <summary>Scores continuations; requests with the same prompt share the work that the prompt costs.</summary>
    /// <summary>The log-probability of each token of each continuation after its prompt.</summary>
    /// The temperature is not 1 and the server cannot give whole distributions, which any other temperature needs.
/// <summary>A model that can say how probable a given text is after a given prompt.</summary>
/// <summary>Gives the probability of a text under a model, instead of sampling one.</summary>
public interface ITextScorer
{
    Task<IReadOnlyList<TextScore>> ScoreAsync(
        IReadOnlyList<ScoreRequest> requests,
        double temperature = 1,
        CancellationToken cancellationToken = default
    );
}
