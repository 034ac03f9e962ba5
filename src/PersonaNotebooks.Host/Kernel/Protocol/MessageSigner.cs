using System.Security.Cryptography;
using System.Text;

namespace PersonaNotebooks.Host.Kernel.Protocol;

/// <summary>Signs messages with HMAC-SHA256, as lower-case hexadecimal digits; with an empty key all pass unsigned.</summary>
public sealed class MessageSigner(string key)
{
    private readonly byte[] secret = Encoding.UTF8.GetBytes(key);

    /// <summary>The signature of the four parts of a message, in bytes of ASCII.</summary>
    public byte[] Sign(IEnumerable<byte[]> parts)
    {
        if (secret.Length == 0)
        {
            return [];
        }
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        foreach (var part in parts)
        {
            hash.AppendData(part);
        }
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Whether a signature is that of the parts; takes the same time for each wrong one.</summary>
    public bool Holds(byte[] signature, IEnumerable<byte[]> parts) =>
        secret.Length == 0 || CryptographicOperations.FixedTimeEquals(signature, Sign(parts));
}
