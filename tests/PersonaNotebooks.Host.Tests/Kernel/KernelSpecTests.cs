using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Kernel;
using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests.Kernel;

public sealed class KernelSpecTests : IDisposable
{
    private readonly TemporaryFolder kernels = new();

    public void Dispose() => kernels.Dispose();

    [Fact]
    public void TheSpecStartsThisProgram()
    {
        var folder = KernelSpec.Install(kernels.Path, ["dotnet", "persona.dll"], force: false);
        var spec = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "kernel.json")))!;
        Assert.Equal(
            ["dotnet", "persona.dll", "kernel", "start", "{connection_file}"],
            spec["argv"]!.AsArray().Select(word => (string?)word)
        );
        Assert.Equal("C# (PersonaNotebooks)", (string?)spec["display_name"]);
        Assert.Equal("message", (string?)spec["interrupt_mode"]);
        Assert.True(File.Exists(Path.Combine(folder, "logo-svg.svg")));
    }

    [Fact]
    public void OurOwnIsReplaced()
    {
        KernelSpec.Install(kernels.Path, ["old"], force: false);
        var folder = KernelSpec.Install(kernels.Path, ["new"], force: false);
        Assert.Contains("\"new\"", File.ReadAllText(Path.Combine(folder, "kernel.json")));
    }

    [Theory]
    [InlineData("{\"argv\":[\"dotnet\",\"interactive\"]}")]
    [InlineData("{\"metadata\":{\"owner\":\"somebody\"}}")]
    [InlineData("broken")]
    public void AnothersIsReplacedByForceOnly(string theirs)
    {
        var file = kernels.Write(".net-csharp/kernel.json", theirs);
        var e = Assert.Throws<InputException>(() => KernelSpec.Install(kernels.Path, ["ours"], force: false));
        Assert.Contains("--force", e.Message);
        Assert.Equal(theirs, File.ReadAllText(file));
        KernelSpec.Install(kernels.Path, ["ours"], force: true);
        Assert.Contains("\"ours\"", File.ReadAllText(file));
    }
}
