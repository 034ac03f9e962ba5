namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>A frame as it came over the wire.</summary>
/// <param name="IsCommand">Whether it is a command and not part of a message.</param>
/// <param name="HasMore">Whether more frames of the message follow.</param>
/// <param name="Content">Its bytes.</param>
public sealed record ZmtpFrame(bool IsCommand, bool HasMore, byte[] Content);
