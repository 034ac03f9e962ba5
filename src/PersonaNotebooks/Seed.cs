using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PersonaNotebooks;

/// <summary>
/// The one source of randomness of a run. Every part takes its own seed by name (<c>seed.For("sampling")</c>), so that adding a
/// part never changes the numbers of another. Never made from the clock or from <see cref="object.GetHashCode"/>.
/// </summary>
/// <param name="Value">Any 64-bit number.</param>
public readonly record struct Seed(ulong Value)
{
    /// <summary>Lets a notebook write <c>Seed seed = 7;</c>.</summary>
    public static implicit operator Seed(int value) => new((ulong)value);

    /// <summary>The seed of a named part: the first eight bytes of SHA-256 over this value and the name.</summary>
    public Seed For(string name)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Value}/{name}"), hash);
        return new(BinaryPrimitives.ReadUInt64LittleEndian(hash));
    }

    /// <summary>The seed of the n-th of many like parts (a person, a draw).</summary>
    public Seed For(string name, long index) => For($"{name}/{index}");

    /// <summary>A fresh random stream that starts at this seed.</summary>
    public RandomStream Stream() => new(this);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
