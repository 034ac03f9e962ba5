using System.Diagnostics;
using PersonaNotebooks.Host.Packages;
using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests;

public sealed class ReferenceTests : IDisposable
{
    private static readonly PackageReference Parser = new("CommandLineParser", "2.9.1");

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
        var package = await new PackageRestorer(session.Packages.Path).RestoreAsync(Parser, default);
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
    public async Task AFileThatIsNoAssemblyIsRefusedWithItsLine()
    {
        session.Folder.Write("mk.py", "print(1)");
        var error = await session.RunAsync("// first\n#r \"mk.py\"\n1");
        Assert.Equal(2, error!.Line);
        Assert.Equal("#r \"mk.py\": the file is no .NET assembly; name a built .dll.", error.Message);
    }

    [Theory]
    [InlineData("{ half")]
    [InlineData("{}")]
    [InlineData("{\"packageFolders\": 5, \"targets\": [], \"libraries\": {}}")]
    [InlineData("{\"packageFolders\": {\"/\": {}}, \"targets\": {\"net10.0/x\": {\"A/1\": {}}}, \"libraries\": {}}")]
    public void ADamagedCacheEntryCountsAsNotRestored(string text) =>
        Assert.Null(PackageFiles.Read(session.Folder.Write("project.assets.json", text)));

    [Fact]
    public async Task ADamagedCacheEntryIsRestoredAgain()
    {
        var path = Path.Combine(session.Packages.Path, "commandlineparser", "2.9.1", "obj", "project.assets.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "{ half");
        Assert.Single((await new PackageRestorer(session.Packages.Path).RestoreAsync(Parser, default)).Assemblies);
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
        Assert.True(Directory.Exists(Path.Combine(session.Packages.Path, "commandlineparser", "2.9.1")));
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
    public async Task AnotherVersionOfAPackageThatTheHostUsesIsRefused()
    {
        var ours = FileVersionInfo
            .GetVersionInfo(typeof(CsvHelper.CsvReader).Assembly.Location)
            .ProductVersion!.Split('+')[0];
        var error = await session.RunAsync("#r \"nuget: CsvHelper, 30.0.1\"");
        Assert.Equal(1, error!.Line);
        Assert.StartsWith($"#r \"nuget: CsvHelper, 30.0.1\": this program itself uses CsvHelper {ours}", error.Message);
        Assert.Null(await session.RunAsync($"#r \"nuget: CsvHelper, {ours}\""));
    }

    [Fact]
    public async Task APackageWithoutVersionIsRefused() =>
        Assert.Contains(
            "name a package and its exact version",
            (await session.RunAsync("#r \"nuget: CsvHelper\""))!.Message
        );

    [Fact]
    public async Task DisplayStaysUnambiguousBesideTheWholeLibrary()
    {
        using SessionFixture session = new();
        const string Load = """
            #r "Microsoft.Extensions.AI.Abstractions.dll"
            #r "PersonaNotebooks.dll"
            using Microsoft.Extensions.AI;
            var lab = typeof(PersonaNotebooks.Models.Lab);
            PersonaNotebooks.Models.LabOptions options = new() { Seed = 7 };
            """;
        Assert.Null(await session.RunAsync(Load));
        Assert.Null(await session.RunAsync("display(1);"));
    }
}
