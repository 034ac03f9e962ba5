using System.Text;

namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>The 64 bytes with which both sides of a ZMTP 3 connection begin (rfc.zeromq.org/spec/37).</summary>
public static class ZmtpGreeting
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 64;

    private const int VersionAt = 10;
    private const int MechanismAt = 12;
    private const int MechanismLength = 20;

    /// <summary>Ours: version 3.1, mechanism NULL (no security beside the loopback address and signed messages).</summary>
    public static byte[] Create()
    {
        var greeting = new byte[Length];
        greeting[0] = 0xFF;
        greeting[9] = 0x7F;
        greeting[VersionAt] = 3;
        greeting[VersionAt + 1] = 1;
        "NULL"u8.CopyTo(greeting.AsSpan(MechanismAt));
        return greeting;
    }

    /// <summary>Checks the first ten bytes alone, so that a peer that speaks something else is known early.</summary>
    /// <exception cref="ZmtpException">It is not the start of a ZMTP greeting.</exception>
    public static void CheckSignature(ReadOnlySpan<byte> start)
    {
        if (start[0] != 0xFF || (start[9] & 1) == 0)
        {
            throw new ZmtpException("the peer does not speak ZMTP");
        }
    }

    /// <summary>Checks a peer's greeting.</summary>
    /// <exception cref="ZmtpException">Its version is below 3, or its mechanism is not NULL.</exception>
    public static void Check(ReadOnlySpan<byte> greeting)
    {
        CheckSignature(greeting);
        if (greeting[VersionAt] < 3)
        {
            throw new ZmtpException($"the peer speaks ZMTP {greeting[VersionAt]}, and 3 is needed");
        }
        var mechanism = Encoding.ASCII.GetString(greeting.Slice(MechanismAt, MechanismLength)).TrimEnd('\0');
        if (mechanism != "NULL")
        {
            throw new ZmtpException("the peer asks for a security mechanism, and only NULL is known");
        }
    }
}
