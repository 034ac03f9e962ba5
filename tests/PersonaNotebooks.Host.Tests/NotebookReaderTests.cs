using PersonaNotebooks.Host.Notebooks;
using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests;

public class NotebookReaderTests
{
    private const string Head =
        """{"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"name": ".net-csharp"}}, "cells": """;

    private static string Cell(string id, string source, string metadata = "{}") =>
        $$"""{"cell_type": "code", "id": "{{id}}", "metadata": {{metadata}}, "outputs": [], "execution_count": null, "source": "{{source}}"}""";

    [Theory]
    [InlineData("once upon a time", "bad.ipynb is not JSON (line 1)")]
    [InlineData("[]", "is not a notebook: its JSON is no object")]
    [InlineData("""{"cells": []}""", "'nbformat' is missing, but must be a whole number")]
    [InlineData(
        """{"nbformat": 3, "nbformat_minor": 0, "worksheets": []}""",
        "has notebook format 3.0; format 4.5 is needed"
    )]
    [InlineData(
        """{"nbformat": 4, "nbformat_minor": 4, "cells": []}""",
        "has notebook format 4.4; format 4.5 is needed"
    )]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5}""", "has no list of 'cells'")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}""", "names no kernel")]
    [InlineData(
        """{"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"name": "python3"}}, "cells": []}""",
        "is for the kernel 'python3'; only '.net-csharp'"
    )]
    [InlineData(Head + """[{"cell_type": "heading"}]}""", "cell 1 has no known cell type")]
    [InlineData(Head + """[{"cell_type": "raw", "metadata": {}, "source": ""}]}""", "cell 1 has no id")]
    [InlineData(
        Head + """[{"cell_type": "raw", "id": "a", "metadata": {}}]}""",
        "cell 1: 'source' must be text or a list of texts"
    )]
    [InlineData("""{"nbformat": 4.0, "nbformat_minor": 5}""", "'nbformat' is 4.0, but must be a whole number")]
    [InlineData("""{"nbformat": "4", "nbformat_minor": 5}""", "'nbformat' is \"4\", but must be a whole number")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": "5"}""", "'nbformat_minor' is \"5\", but must be a whole number")]
    [InlineData("""{"nbformat": 4, "nbformat": 4}""", "'nbformat'")]
    [InlineData(Head + """[{"cell_type": "raw", "id": "a", "id": "b"}]}""", "'id'")]
    [InlineData(
        Head + """[{"cell_type": "code", "id": "\ud800", "metadata": {}, "source": ""}]}""",
        "half a character"
    )]
    public void ABadFileGetsOneClearSentence(string text, string message)
    {
        var sentence = Failure(text);
        Assert.Contains(message, sentence);
        Assert.EndsWith(".", sentence);
    }

    [Theory]
    [InlineData("{}", "5", "'source' must be text or a list of texts")]
    [InlineData("{}", "[\"a\", 5]", "'source' must be text or a list of texts")]
    [InlineData("5", "\"\"", "'metadata' must be an object")]
    [InlineData("{\"tags\": [5]}", "\"\"", "'metadata.tags' must be a list of texts")]
    [InlineData("{\"tags\": \"parameters\"}", "\"\"", "'metadata.tags' must be a list of texts")]
    [InlineData("{\"vscode\": \"x\"}", "\"\"", "'metadata.vscode' must be an object")]
    [InlineData(
        "{\"polyglot_notebook\": {\"kernelName\": 5}}",
        "\"\"",
        "'metadata.polyglot_notebook.kernelName' must be text"
    )]
    public void AFieldOfTheWrongKindIsNamedWithItsCell(string metadata, string source, string message)
    {
        foreach (var type in new[] { "code", "markdown" })
        {
            var cell = $$"""{"cell_type": "{{type}}", "id": "a", "metadata": {{metadata}}, "source": {{source}}}""";
            Assert.Equal($"bad.ipynb, cell 1: {message}.", Failure($"{Head}[{cell}]}}"));
        }
    }

    [Fact]
    public void AFileThatCannotBeReadIsNamed()
    {
        using TemporaryFolder folder = new();
        var path = folder.Write("locked.ipynb", "{}");
        using FileStream held = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var e = Assert.Throws<InputException>(() => NotebookReader.Read(path));
        Assert.StartsWith("locked.ipynb cannot be read: ", e.Message);
    }

    [Fact]
    public void DuplicateCellIdsAreNamed() =>
        Assert.Contains(
            "cell 2 has the id 'a' of an earlier cell",
            Failure($"{Head}[{Cell("a", "1")},{Cell("a", "2")}]}}")
        );

    [Fact]
    public void AnUnknownLanguageIsNamedWithTheKnownOnes()
    {
        Assert.Contains(
            "bad.ipynb, cell 1, line 2: '#!fsharp' is no language that can be run here; use one of csharp, markdown",
            Failure($"{Head}[{Cell("a", "1\\n#!fsharp\\nlet x = 1")}]}}")
        );
        Assert.Contains(
            "bad.ipynb, cell 1, its metadata: '#!pwsh'",
            Failure($"{Head}[{Cell("a", "dir", """{"polyglot_notebook": {"kernelName": "pwsh"}}""")}]}}")
        );
    }

    [Fact]
    public void AMissingFileIsNamed()
    {
        var e = Assert.Throws<InputException>(() => NotebookReader.Read("nowhere/none.ipynb"));
        Assert.Contains("'nowhere/none.ipynb'", e.Message);
    }

    [Fact]
    public void TheEditorModeOfVisualStudioCodeIsNoLanguage()
    {
        using TemporaryFolder folder = new();
        var path = folder.Write(
            "n.ipynb",
            $"{Head}[{Cell("a", "1", """{"vscode": {"languageId": "polyglot-notebook"}}""")}]}}"
        );
        Assert.Null(NotebookReader.Read(path).Cells[0].Language);
    }

    private static string Failure(string text)
    {
        using TemporaryFolder folder = new();
        var path = folder.Write("bad.ipynb", text);
        return Assert.Throws<InputException>(() => NotebookReader.Read(path)).Message;
    }
}
