namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>A peer does not keep to ZMTP 3, or to our limits; its connection is closed.</summary>
public sealed class ZmtpException(string message) : IOException(message);
