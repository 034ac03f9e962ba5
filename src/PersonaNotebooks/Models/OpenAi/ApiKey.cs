namespace PersonaNotebooks.Models.OpenAi;

/// <summary>
/// Finds the key for an address in the environment, and nowhere else: <c>OPENAI_API_KEY</c> for OpenAI's own, else
/// <c>PERSONA_API_KEY_HOST</c> (the host in capitals, everything else an underscore), else <c>PERSONA_API_KEY</c>. OpenAI's key
/// is never sent to another host.
/// </summary>
public static class ApiKey
{
    /// <summary>The key, if any, and the variable that should hold it.</summary>
    /// <exception cref="InputException">OpenAI's own endpoint is asked and its variable is not set.</exception>
    public static (string? Key, string Variable) For(Uri url)
    {
        if (url.Host == "api.openai.com")
        {
            const string own = "OPENAI_API_KEY";
            return (
                Read(own) ?? throw new InputException($"{url.Host} wants a key; set the environment variable {own}."),
                own
            );
        }
        var named =
            "PERSONA_API_KEY_"
            + string.Concat(url.Host.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));
        return Read(named) is { } key ? (key, named) : (Read("PERSONA_API_KEY"), "PERSONA_API_KEY");
    }

    private static string? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable)?.Trim() is { Length: > 0 } key ? key : null;
}
