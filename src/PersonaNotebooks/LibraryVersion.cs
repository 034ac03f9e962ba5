using System.Reflection;

namespace PersonaNotebooks;

/// <summary>The version of this library as figures and notebooks print it: the release only, no commit, no build.</summary>
public static class LibraryVersion
{
    /// <summary>For example <c>0.1.0</c>.</summary>
    public static string Current { get; } =
        typeof(LibraryVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion;
}
