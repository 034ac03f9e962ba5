using System.Diagnostics;
using PersonaNotebooks.Host.Notebooks;
using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task WithoutANameAllNotebooksOfTheCollectionRun()
    {
        folder.Write("PersonaNotebooks.sln", "");
        folder.Write("notebooks/01-b.ipynb", NotebookText.Of("missing"));
        var good = folder.Write("notebooks/00-a.ipynb", NotebookText.Of("40 + 2"));
        var (exitCode, output, error) = await PersonaProcess.RunAsync(folder.Path, "run");
        Assert.Equal(1, exitCode);
        Assert.Contains("1 of 2 notebooks ran to the end; 1 written, 0 unchanged.", output);
        Assert.Contains("persona: 01-b.ipynb, cell 1, line 1: CS0103", error);
        Assert.Equal("42", TestRun.Text(TestRun.Cells(good)[0]["outputs"]![0]!["data"]!["text/plain"]));
    }

    [Fact]
    public async Task ControlCStopsCleanly()
    {
        var path = folder.Write("n.ipynb", NotebookText.Of("File.WriteAllText(\"started\", \"\");\nwhile (true) { }"));
        var before = File.ReadAllText(path);
        using var process = PersonaProcess.Start(folder.Path, "run", "n.ipynb");
        while (!File.Exists(Path.Combine(folder.Path, "started")))
        {
            Assert.False(process.HasExited);
            await Task.Delay(20);
        }
        Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
        await process.WaitForExitAsync();
        Assert.Equal(130, process.ExitCode);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("run n.ipynb --param people", "--param 'people': write name=value")]
    [InlineData("run n.ipynb --timeout 0", "--timeout must be above 0")]
    [InlineData("run --bogus", "There is no option '--bogus'; 'persona --help'")]
    [InlineData("run --timeout soon", "--timeout takes a number, not 'soon'; 'persona --help'")]
    [InlineData("walk", "There is no command 'walk', and nothing takes it as a value; 'persona --help'")]
    [InlineData("run none.ipynb", "There is no notebook 'none.ipynb'")]
    [InlineData("census rebuild --year 2023 --out o --key-env NO_KEY", "The environment variable NO_KEY is empty")]
    public async Task MistakesGetOneSentence(string arguments, string message)
    {
        var (exitCode, _, error) = await PersonaProcess.RunAsync(folder.Path, [.. arguments.Split(' ')]);
        Assert.Equal(1, exitCode);
        Assert.StartsWith($"persona: {message}", error);
    }

    [Fact]
    public async Task TheUsersLanguageChangesNothing()
    {
        var path = folder.Write(
            "n.ipynb",
            NotebookText.Of(
                "Console.WriteLine($\"{5000.5:N1} {new DateTime(2023, 5, 1):D}\");\n"
                    + "await Task.Run(() => Console.WriteLine(1.5));\n"
                    + "var t = new System.Threading.Thread(() => Console.WriteLine(2.5)); t.Start(); t.Join();"
            )
        );
        Dictionary<string, string> german = new()
        {
            ["LC_ALL"] = "de_DE.UTF-8",
            ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0",
        };
        var (exitCode, _, error) = await PersonaProcess.EndAsync(
            PersonaProcess.Start(folder.Path, german, "run", "n.ipynb")
        );
        Assert.Equal(0, exitCode);
        Assert.StartsWith("persona: note: DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", error);
        Assert.Equal(
            "5,000.5 Monday, 01 May 2023\n1.5\n2.5\n",
            TestRun.Text(TestRun.Cells(path)[0]["outputs"]![0]!["text"])
        );
    }

    [Fact]
    public async Task AThreadThatThrowsFailsItsNotebookOnly()
    {
        folder.Write(
            "bad.ipynb",
            NotebookText.Of(
                "var t = new System.Threading.Thread(() => throw new Exception(\"boom\")); t.Start(); t.Join();",
                "System.Threading.ThreadPool.QueueUserWorkItem(_ => throw new Exception(\"never reached\"));"
            )
        );
        folder.Write("good.ipynb", NotebookText.Of("await Task.Delay(1000);", "1"));
        var (exitCode, output, error) = await PersonaProcess.RunAsync(folder.Path, "run", "bad.ipynb", "good.ipynb");
        Assert.Equal(1, exitCode);
        Assert.Contains("persona: a thread that cell 1 started threw Exception: boom\n", error);
        Assert.Contains(
            "persona: bad.ipynb, cell 1, line 1: Exception: boom (from code that nothing waits for)\n",
            error
        );
        Assert.Contains("1 of 2 notebooks ran to the end", output);
    }

    [Fact]
    public async Task AThreadThatOutlivesItsNotebookFailsTheRun()
    {
        folder.Write(
            "a.ipynb",
            NotebookText.Of(
                "new System.Threading.Thread(() => { while (!File.Exists(\"go\")) System.Threading.Thread.Sleep(5); "
                    + "throw new Exception(\"late\"); }).Start();"
            )
        );
        folder.Write("b.ipynb", NotebookText.Of("File.WriteAllText(\"go\", \"\");\nawait Task.Delay(500);"));
        var (exitCode, output, error) = await PersonaProcess.RunAsync(
            folder.Path,
            ["run", "a.ipynb", "b.ipynb", "--jobs", "1"]
        );
        Assert.Equal(1, exitCode);
        Assert.Contains("2 of 2 notebooks ran to the end", output);
        Assert.StartsWith("persona: a thread that cell 1 started threw Exception: late", error);
    }

    [Fact]
    public async Task AProcessThatEndsInTheMiddleSaysSoAndFails()
    {
        var path = folder.Write(
            "n.ipynb",
            NotebookText.Of("typeof(Environment).GetMethod(\"Exit\").Invoke(null, new object[] { 0 });")
        );
        var before = File.ReadAllText(path);
        var (exitCode, _, error) = await PersonaProcess.RunAsync(folder.Path, "run", "n.ipynb");
        Assert.Equal(1, exitCode);
        Assert.StartsWith("persona: a cell ended the whole process (Environment.Exit)", error);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public async Task ARunWithOtherParametersSaysHowToGoBack()
    {
        folder.Write(
            "n.ipynb",
            NotebookText.Of(NotebookCell.Code("p", "var people = 200;", "parameters"), NotebookCell.Code("q", "people"))
        );
        var (_, output, _) = await PersonaProcess.RunAsync(folder.Path, "run", "n.ipynb", "--param", "people=7");
        Assert.Contains("'persona run' without --param brings back the usual ones", output);
        (_, output, _) = await PersonaProcess.RunAsync(
            folder.Path,
            ["run", "n.ipynb", "--param", "people=8", "--output", "out"]
        );
        Assert.DoesNotContain("--param", output);
    }

    [Fact]
    public async Task LinksHoldAnyNameAndTheReadmeKeepsItsLineEnds()
    {
        folder.Write("PersonaNotebooks.sln", "");
        var readme = folder.Write("README.md", "# Us\r\n\r\n<!-- index --><!-- /index -->\r\nEnd\r\n");
        folder.Write(
            "notebooks/00 a (b).ipynb",
            NotebookText.Of(
                NotebookCell.Markdown("a", "# Of [lists] and | bars\n\nText.\n\n<!-- index --><!-- /index -->")
            )
        );
        var second = folder.Write("notebooks/01-b.ipynb", NotebookText.Of(NotebookCell.Markdown("a", "# B\n\nText.")));
        Assert.Equal(0, (await PersonaProcess.RunAsync(folder.Path, "index")).ExitCode);
        var text = File.ReadAllText(readme);
        Assert.Contains("| [Of \\[lists\\] and \\| bars](notebooks/00%20a%20%28b%29.ipynb) | Text. |\r\n", text);
        Assert.DoesNotContain("\n", text.Replace("\r\n", ""));
        Assert.Contains(
            "← [Of \\[lists\\] and | bars](00%20a%20%28b%29.ipynb)",
            TestRun.Text(TestRun.Cells(second)[^1]["source"])
        );
        Assert.Equal(0, (await PersonaProcess.RunAsync(folder.Path, "index", "--check")).ExitCode);
    }

    [Fact]
    public async Task TheIndexIsWrittenOnceAndChecked()
    {
        folder.Write("PersonaNotebooks.sln", "");
        var readme = folder.Write("README.md", "# Us\n\n<!-- index --><!-- /index -->\nEnd\n");
        var start = folder.Write(
            "notebooks/00-start.ipynb",
            NotebookText.Of(NotebookCell.Markdown("a", "# Start here\nWhat this\nis.\n\n<!-- index --><!-- /index -->"))
        );
        var second = folder.Write(
            "notebooks/01-b.ipynb",
            NotebookText.Of(NotebookCell.Markdown("a", "# B | C\n\nText.\n\nMore."))
        );
        Assert.Equal(1, (await PersonaProcess.RunAsync(folder.Path, "index", "--check")).ExitCode);
        Assert.Equal(0, (await PersonaProcess.RunAsync(folder.Path, "index")).ExitCode);
        Assert.Equal(0, (await PersonaProcess.RunAsync(folder.Path, "index", "--check")).ExitCode);
        Assert.Equal("", (await PersonaProcess.RunAsync(folder.Path, "index")).Output);
        Assert.Contains(
            "| [Start here](notebooks/00-start.ipynb) | What this is. |\n| [B \\| C](notebooks/01-b.ipynb) | Text. |",
            File.ReadAllText(readme)
        );
        Assert.EndsWith("<!-- /index -->\nEnd\n", File.ReadAllText(readme));
        Assert.Contains("[Start here](00-start.ipynb)", TestRun.Text(TestRun.Cells(start)[0]["source"]));
        Assert.Contains("[B | C](01-b.ipynb) →", TestRun.Text(TestRun.Cells(start)[^1]["source"]));
        Assert.Contains("← [Start here](00-start.ipynb)", TestRun.Text(TestRun.Cells(second)[^1]["source"]));
    }
}
