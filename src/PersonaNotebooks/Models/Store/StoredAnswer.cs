using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PersonaNotebooks.Models.Store;

/// <summary>One answer as the store keeps it.</summary>
/// <param name="Text">The answer's text; for embeddings and scores their JSON.</param>
public sealed record StoredAnswer(string Text)
{
    /// <summary>The answer's messages as JSON when they hold more than plain text; else null.</summary>
    public string? Contents { get; init; }

    /// <summary>The server's reply exactly as it came (a key of eight characters or more blanked out of its texts); null when there is no server.</summary>
    public string? Raw { get; init; }

    /// <summary>Why the model stopped: <c>stop</c>, <c>length</c>, …; null when it did not say.</summary>
    public string? FinishReason { get; init; }

    /// <summary>Tokens read, as the model counts them; null when it did not say.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Tokens written, as the model counts them; null when it did not say.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>How long the call took in milliseconds, waiting for the throttle and retries included.</summary>
    public double LatencyMilliseconds { get; init; }

    /// <summary>When it was stored, in UTC, ISO 8601.</summary>
    public string Created { get; init; } = "";

    /// <summary>The build of a hosted model as the response reports it; null when it does not.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>SHA-256 over what must never change in a row, so that <c>persona store verify</c> finds a changed one.</summary>
    internal byte[] Checksum(byte[] key)
    {
        var numbers = string.Create(CultureInfo.InvariantCulture, $"{InputTokens}|{OutputTokens}");
        string?[] parts = [Text, Contents, Raw, FinishReason, numbers, Created, Fingerprint];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(key);
        foreach (var part in parts)
        {
            var bytes = part is null ? [] : Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(part is null ? -1 : bytes.Length));
            hash.AppendData(bytes);
        }
        return hash.GetHashAndReset();
    }
}
