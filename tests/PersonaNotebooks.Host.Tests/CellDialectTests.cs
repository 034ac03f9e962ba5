using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Tests;

public class CellDialectTests
{
    [Fact]
    public void APlainCellIsCSharp() =>
        Assert.Equal([new CellPart("csharp", "", 1, "1 + 1")], CellDialect.Split("1 + 1", null));

    [Fact]
    public void PartsKnowTheirLines() =>
        Assert.Equal(
            [
                new CellPart("csharp", "", 1, "var x = 1;"),
                new CellPart("markdown", "", 3, "# Title\n"),
                new CellPart("sql", "--db a.db", 6, "select 1"),
            ],
            CellDialect.Split("var x = 1;\n#!markdown\n# Title\n\n#!sql --db a.db\nselect 1", null)
        );

    [Theory]
    [InlineData("#!c#", "csharp")]
    [InlineData("#!js", "javascript")]
    [InlineData("#!MERMAID", "mermaid")]
    public void NamesHaveTheUsualShortForms(string line, string language) =>
        Assert.Equal(language, Assert.Single(CellDialect.Split($"{line}\nx", null)).Language);

    [Fact]
    public void MetadataNamesTheLanguageOfTheFirstPart() =>
        Assert.Equal("sql", Assert.Single(CellDialect.Split("select 1", "sql")).Language);

    [Fact]
    public void ADirectiveOfTheCompilerIsNoSwitch() =>
        Assert.Equal(
            "csharp",
            Assert.Single(CellDialect.Split("#r \"a.dll\"\n#pragma warning disable\nx", null)).Language
        );
}
