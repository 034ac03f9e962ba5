using System.Text.Json;

namespace PersonaNotebooks.Models.OpenAi;

/// <summary>A server's reply.</summary>
/// <param name="Raw">Its exact text, a key blanked out.</param>
/// <param name="Json">The same, parsed.</param>
public sealed record OpenAiReply(string Raw, JsonElement Json);
