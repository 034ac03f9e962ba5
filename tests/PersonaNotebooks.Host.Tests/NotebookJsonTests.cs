using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Notebooks;
using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests;

public class NotebookJsonTests
{
    // Made with Python 3: json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n", keys as they were.
    private const string AsJupyterWritesIt =
        "{\n \"cells\": [\n  {\n   \"cell_type\": \"markdown\",\n   \"id\": \"a\",\n   \"metadata\": {\n    \"z\": 1.0,\n    \"own\": {\n     \"deep\": [\n"
        + "      1,\n      -2.5e-07,\n      true,\n      null\n     ],\n     \"none\": {},\n     \"empty\": []\n    }\n   },\n   \"source\": [\n"
        + "    \"Café 😀 <b>&'+\\u0001\\t\\\"\\\\/\u2028\\n\",\n    \"end\"\n   ]\n  }\n ],\n \"metadata\": {},\n \"nbformat\": 4,\n"
        + " \"nbformat_minor\": 5\n}\n";

    [Fact]
    public void AFileIsWrittenBackByteForByte() =>
        Assert.Equal(AsJupyterWritesIt, NotebookJson.Write(JsonNode.Parse(AsJupyterWritesIt)!));

    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("a\n", 1)]
    [InlineData("a\n\nb", 3)]
    public void LinesKeepTheirNewlines(string text, int count)
    {
        var lines = NotebookJson.SplitLines(text);
        Assert.Equal(count, lines.Count);
        Assert.Equal(text, NotebookJson.JoinLines(lines));
    }

    [Fact]
    public async Task UnknownMetadataIdsAndKeyOrderSurviveARun()
    {
        using TemporaryFolder folder = new();
        var before = NotebookText
            .Of("1 + 1")
            .Replace(
                "\"metadata\": {\n    \"tags\": []",
                "\"metadata\": {\n    \"of_others\": {\n     \"b\": 1.50,\n     \"a\": 2\n    }"
            );
        Assert.Contains("of_others", before);
        var path = folder.Write("n.ipynb", before);
        await TestRun.RunAsync([path]);
        var after = JsonNode.Parse(File.ReadAllText(path))!;
        Assert.Contains("\"of_others\": {\n     \"b\": 1.50,\n     \"a\": 2\n    }", File.ReadAllText(path));
        Assert.Equal("c0", (string?)after["cells"]![0]!["id"]);
        Assert.Equal(1, (int)after["cells"]![0]!["execution_count"]!);
    }
}
