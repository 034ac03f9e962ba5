using System.Text.RegularExpressions;
using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests;

public partial class ReadmeTests
{
    [Fact]
    public async Task TheExamplePrintsWhatTheReadmeSays()
    {
        var readme = File.ReadAllText(Path.Combine(Home.Root, "README.md"));
        var example = Example().Match(readme);
        Assert.True(example.Success);
        Assert.InRange(example.Groups["code"].Value.Split('\n').Count(l => l.Trim().Length > 0), 5, 10);
        using SessionFixture session = new(Home.Root);
        Assert.Null(await session.RunAsync(example.Groups["code"].Value));
        Assert.Equal(example.Groups["output"].Value, session.Output.Text.TrimEnd());
    }

    [GeneratedRegex(
        @"<!-- example -->.*?```csharp\n(?<code>.*?)```.*?```text\n(?<output>.*?)\n```.*?<!-- /example -->",
        RegexOptions.Singleline
    )]
    private static partial Regex Example();
}
