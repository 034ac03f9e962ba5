using PersonaNotebooks.Host.Notebooks;
using PersonaNotebooks.Host.Running;
using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests;

public sealed class ParameterTests : IDisposable
{
    private const string Declarations =
        "var people = 200;\ndouble rate = 1; // share\nvar model = \"embedded\";\nvar on = true;\nlong big = 5;\n"
        + "var states = new[] { \"CA\" };\nstring[] more = [];\nvar computed = people * 2;";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("people", "-5", "people = -5;")]
    [InlineData("rate", "2.5", "rate = 2.5D;")]
    [InlineData("model", "a \"b\"\\", "model = \"a \\\"b\\\"\\\\\";")]
    [InlineData("on", "false", "on = false;")]
    [InlineData("big", "9000000000", "big = 9000000000L;")]
    [InlineData("states", "WY, VT", "states = [\"WY\", \"VT\"];")]
    [InlineData("more", "", "more = [];")]
    public void ValuesAreTypedByTheirDeclaration(string name, string value, string statement) =>
        Assert.Equal(statement, ParameterReader.Read(Declarations).Single(p => p.Name == name).Assign(value));

    [Theory]
    [InlineData("people", "2.5")]
    [InlineData("people", "3000000000")]
    [InlineData("people", "")]
    [InlineData("rate", "1,5")]
    [InlineData("rate", "NaN")]
    [InlineData("on", "yes")]
    public void AValueThatDoesNotFitIsRefused(string name, string value) =>
        Assert.Null(ParameterReader.Read(Declarations).Single(p => p.Name == name).Assign(value));

    [Fact]
    public void OnlyPlainVariablesAreParameters() =>
        Assert.Equal(
            ["people", "rate", "model", "on", "big", "states", "more"],
            ParameterReader.Read(Declarations).Select(p => p.Name)
        );

    [Fact]
    public async Task AnOverriddenRunShowsItsValuesAndAPlainRunTakesThemOut()
    {
        var path = Notebook();
        await TestRun.RunAsync([path]);
        var plain = File.ReadAllText(path);
        await TestRun.RunAsync([path], new Dictionary<string, string> { ["people"] = "7", ["states"] = "WY,VT" });
        var cells = TestRun.Cells(path);
        Assert.Equal("people = 7;\nstates = [\"WY\", \"VT\"];", TestRun.Text(cells[1]["source"]));
        Assert.Equal("7 WY VT", TestRun.Text(cells[2]["outputs"]![0]!["data"]!["text/plain"]));
        await TestRun.RunAsync([path]);
        Assert.Equal(plain, File.ReadAllText(path));
    }

    [Theory]
    [InlineData(
        "persons",
        "1",
        "n.ipynb has no parameter 'persons'; its parameters are: int people = 200, string[] states = new[] { \"CA\" }."
    )]
    [InlineData(
        "people",
        "many",
        "n.ipynb: parameter 'people' takes a whole number (int), not 'many'; its parameters are: int people = 200"
    )]
    public async Task AMistakeListsTheParametersAndNothingRuns(string name, string value, string message)
    {
        var path = Notebook();
        var before = File.ReadAllText(path);
        var e = await Assert.ThrowsAsync<InputException>(() =>
            TestRun.RunAsync([path], new Dictionary<string, string> { [name] = value })
        );
        Assert.StartsWith(message, e.Message);
        Assert.Equal(before, File.ReadAllText(path));
    }

    private string Notebook() =>
        folder.Write(
            "n.ipynb",
            NotebookText.Of(
                NotebookCell.Code("p", "var people = 200;\nvar states = new[] { \"CA\" };", "parameters"),
                NotebookCell.Code("q", "$\"{people} {string.Join(' ', states)}\"")
            )
        );
}
