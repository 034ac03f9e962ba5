using PersonaNotebooks.Host.Packages;
using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests;

public sealed class ReferenceTests : IDisposable
{
    private readonly SessionFixture session = new();

    public void Dispose() => session.Dispose();

    [Fact]
    public async Task TheLibraryOfACellIsTheLibraryOfTheHost()
    {
        // No such path here: the library is the host's own, so the file is not even opened.
        await session.RunAsync("#r \"../src/PersonaNotebooks/bin/Release/net10.0/PersonaNotebooks.dll\"");
        await session.RunAsync("using PersonaNotebooks;\nnew InputException(\"same\")");
        var error = await session.RunAsync("throw new InputException(\"from a cell\");");
        Assert.IsType<InputException>(error!.Cause);
        Assert.Equal(
            "1",
            await session.ResultAsync(
                "AppDomain.CurrentDomain.GetAssemblies().Count(a => a.GetName().Name == \"PersonaNotebooks\")"
            )
        );
    }

    [Fact]
    public async Task WhatTheLibraryUsesIsTheHostsToo() =>
        Assert.Equal(
            typeof(CsvHelper.CsvReader).Assembly.Location,
            await session.ResultAsync("#r \"CsvHelper.dll\"\ntypeof(CsvHelper.CsvReader).Assembly.Location")
        );

    [Fact]
    public async Task AnAssemblyFileBesideTheNotebookIsLoaded()
    {
        var package = await new PackageRestorer(PackageRestorer.DefaultFolder).RestoreAsync(
            new("CommandLineParser", "2.9.1"),
            default
        );
        File.Copy(package.Assemblies.Single(), Path.Combine(session.Folder.Path, "CommandLine.dll"));
        Assert.Equal("Parser", await session.ResultAsync("#r \"CommandLine.dll\"\ntypeof(CommandLine.Parser).Name"));
    }

    [Fact]
    public async Task AMissingFileIsNamedWithItsLine()
    {
        var error = await session.RunAsync("// first\n#r \"lib/None.dll\"\n1");
        Assert.Equal((2, "#r \"lib/None.dll\""), (error!.Line, error.SourceLine));
        Assert.Contains("there is no such file", error.Message);
    }

    [Fact]
    public async Task APackageIsRestoredAndKept()
    {
        Assert.Equal(
            "2.9.1.0",
            await session.ResultAsync(
                "#r \"nuget: CommandLineParser, 2.9.1\"\ntypeof(CommandLine.Parser).Assembly.GetName().Version.ToString()"
            )
        );
        Assert.Equal("Parser", await session.ResultAsync("typeof(CommandLine.Parser).Name"));
        Assert.True(Directory.Exists(Path.Combine(PackageRestorer.DefaultFolder, "commandlineparser", "2.9.1")));
    }

    [Fact]
    public async Task AMissingPackageOrVersionIsNamed()
    {
        var error = await session.RunAsync("#r \"nuget: PersonaNotebooks.There.Is.None, 1.0.0\"");
        Assert.Equal(
            "The package PersonaNotebooks.There.Is.None 1.0.0 cannot be had: the package feed has no package of that name.",
            error!.Message
        );
        Assert.IsType<PackageMissingException>(error.Cause);
        error = await session.RunAsync("#r \"nuget: CommandLineParser, 2.9.987\"");
        Assert.Equal(
            "The package CommandLineParser 2.9.987 cannot be had: the package feed lacks this version.",
            error!.Message
        );
    }

    [Fact]
    public async Task APackageWithoutVersionIsRefused() =>
        Assert.Contains(
            "name a package and its exact version",
            (await session.RunAsync("#r \"nuget: CsvHelper\""))!.Message
        );
}
