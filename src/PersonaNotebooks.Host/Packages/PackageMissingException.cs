namespace PersonaNotebooks.Host.Packages;

/// <summary>The package feed lacks a package or version, or cannot be reached. Cells tagged <c>optional</c> are skipped then.</summary>
public sealed class PackageMissingException(PackageReference package, string reason)
    : Exception($"The package {package.Id} {package.Version} cannot be had: {reason}.");
