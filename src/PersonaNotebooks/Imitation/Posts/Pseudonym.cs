using System.Security.Cryptography;
using System.Text;

namespace PersonaNotebooks.Imitation.Posts;

/// <summary>What stands in for the name or number of a real user: they are never put in a prompt or a result.</summary>
public static class Pseudonym
{
    /// <summary>Stands in a text for a user who is spoken to or about.</summary>
    public const string Mention = "@user";

    /// <summary>The first ten hexadecimal digits of the name's SHA-256 after a <c>u</c>. It hides a name from a reader, not from somebody who can guess it.</summary>
    public static string Of(string name) =>
        "u" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..10];
}
