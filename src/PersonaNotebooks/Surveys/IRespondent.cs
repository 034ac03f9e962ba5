using PersonaNotebooks.Models;

namespace PersonaNotebooks.Surveys;

/// <summary>Whatever answers a question in the place of a person: a model that plays a persona, or a statistical baseline.</summary>
public interface IRespondent
{
    /// <summary>What tables and files call it, such as <c>embedded/direct</c>.</summary>
    string Name { get; }

    /// <summary>The lab that its calls go through; null for one that makes no calls.</summary>
    Lab? Lab { get; }

    /// <summary>Answers one question. Must be safe for many calls at once.</summary>
    /// <exception cref="ModelCallException">The model gave no reply.</exception>
    Task<Answer> AnswerAsync(AskedQuestion asked, CancellationToken cancellationToken = default);
}
