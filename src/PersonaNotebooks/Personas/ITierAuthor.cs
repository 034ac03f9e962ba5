using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Personas;

/// <summary>Writes one persona of one tier.</summary>
internal interface ITierAuthor
{
    Task<WrittenPersona> WriteAsync(Persona person, ChatOptions options, CancellationToken cancellationToken);
}
