namespace PersonaNotebooks.Host.Kernel;

/// <summary>The kernel's picture in launchers.</summary>
public static class KernelLogo
{
    /// <summary>Three people as dots, one of them drawn out.</summary>
    public const string Svg = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">
          <rect width="64" height="64" rx="12" fill="#3b5b92"/>
          <circle cx="17" cy="24" r="6" fill="#9db4dc"/>
          <circle cx="47" cy="24" r="6" fill="#9db4dc"/>
          <path d="M6 48c0-8 5-14 11-14s11 6 11 14zM36 48c0-8 5-14 11-14s11 6 11 14z" fill="#9db4dc"/>
          <circle cx="32" cy="26" r="9" fill="#fff"/>
          <path d="M15 56c0-11 7-19 17-19s17 8 17 19z" fill="#fff"/>
        </svg>

        """;
}
