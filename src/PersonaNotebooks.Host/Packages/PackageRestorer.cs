using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace PersonaNotebooks.Host.Packages;

/// <summary>
/// Fetches NuGet packages for cells by restoring a tiny project with the dotnet command, so that feeds, credentials and the
/// package cache are those the user has set up. What a restore found is kept in a folder per package and version.
/// </summary>
public sealed partial class PackageRestorer(string cacheFolder)
{
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    /// <summary>A folder of this user's, shared by all notebooks.</summary>
    public static string DefaultFolder =>
        Path.Combine(
            Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify
            )
                is { Length: > 0 } folder
                ? folder
                : Path.GetTempPath(),
            "persona",
            "packages"
        );

    /// <summary>The files of a package; from the cache when it was restored before.</summary>
    /// <exception cref="PackageMissingException">The feed lacks it or cannot be reached.</exception>
    /// <exception cref="InputException">The package exists but does not fit .NET 10, or dotnet failed in another way.</exception>
    public async Task<PackageFiles> RestoreAsync(PackageReference package, CancellationToken token)
    {
        var folder = Path.Combine(cacheFolder, package.Id.ToLowerInvariant(), package.Version.ToLowerInvariant());
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        await oneAtATime.WaitAsync(token);
        try
        {
            if (File.Exists(assets) && PackageFiles.Read(assets) is { } known)
            {
                return known;
            }
            await RestoreIntoAsync(folder, package, token);
            return PackageFiles.Read(assets)
                ?? throw new InputException(
                    $"The package {package.Id} {package.Version} was restored, but files of it are missing."
                );
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private static async Task RestoreIntoAsync(string folder, PackageReference package, CancellationToken token)
    {
        // Restored beside its place and moved there whole: a run that is killed half-way leaves nothing half.
        var temporary = $"{folder}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(temporary);
            await File.WriteAllTextAsync(Path.Combine(temporary, "package.csproj"), Project(package), token);
            var (exitCode, log) = await DotnetAsync(temporary, token);
            if (exitCode != 0)
            {
                throw Failure(package, log);
            }
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
            Directory.Move(temporary, folder);
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    private static string Project(PackageReference package) =>
        $"""
            <Project>
              <PropertyGroup>
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
                <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
              </PropertyGroup>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{package.Id}" Version="[{package.Version}]" />
              </ItemGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
            </Project>
            """;

    private static async Task<(int ExitCode, string Log)> DotnetAsync(string folder, CancellationToken token)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[] { "restore", "package.csproj", "--nologo", "-tl:off", "-nodeReuse:false" })
        {
            start.ArgumentList.Add(argument);
        }
        // A build that started this process leaves its own settings behind, which would mislead the restore.
        foreach (
            var name in start
                .Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
                .ToList()
        )
        {
            start.Environment.Remove(name);
        }
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        await using var registration = token.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        token.ThrowIfCancellationRequested();
        return (process.ExitCode, await output + await error);
    }

    private static Exception Failure(PackageReference package, string log)
    {
        var error = ErrorLine().Match(log);
        return error.Groups[1].Value switch
        {
            "NU1101" => new PackageMissingException(package, "the package feed has no package of that name"),
            "NU1102" or "NU1103" => new PackageMissingException(package, "the package feed lacks this version"),
            "NU1301" => new PackageMissingException(package, "the package feed cannot be reached"),
            _ => new InputException(
                $"The package {package.Id} {package.Version} cannot be restored: "
                    + (error.Success ? error.Groups[2].Value.Trim() : log.Trim())
            ),
        };
    }

    [GeneratedRegex(@"error (NU\d+|MSB\d+|NETSDK\d+): (.*?)(?: \[|\r?\n|$)")]
    private static partial Regex ErrorLine();
}
