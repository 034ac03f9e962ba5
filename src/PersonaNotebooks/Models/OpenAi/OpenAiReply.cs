using System.Text.Json;

namespace PersonaNotebooks.Models.OpenAi;

/// <summary>A server's reply.</summary>
/// <param name="Raw">Its exact text; written anew where a key had to be blanked out of it.</param>
/// <param name="Json">The same, parsed.</param>
public sealed record OpenAiReply(string Raw, JsonElement Json)
{
    /// <summary>Takes what is wanted out of the reply.</summary>
    /// <exception cref="ModelCallException">It is not there, or not of the kind that the protocol says.</exception>
    internal T Read<T>(Uri url, Func<JsonElement, T> read)
    {
        try
        {
            return read(Json);
        }
        catch (Exception e)
            when (e is KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new ModelCallException(
                CallFailure.BrokenReply,
                $"The reply from {url} is not what the protocol says; check that an OpenAI-compatible server runs there.",
                e
            );
        }
    }
}
