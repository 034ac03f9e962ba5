using System.Diagnostics;
using System.Globalization;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Host.Tests.Models;

public sealed class LlamaServerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [LlamaFact]
    public async Task TheTinyModelAnswersFromTheCommandLine()
    {
        string[] ask =
        [
            "ask",
            "--model",
            $"gguf:{LlamaFactAttribute.Model}",
            "Once upon a time",
            "--store",
            folder["a.db"],
        ];
        var (code, output, error) = await PersonaProcess.RunAsync([.. ask, "--temperature", "0", "--max-tokens", "14"]);
        Assert.Equal(
            (0, ", there was a little girl named Lily. She loved [cut off by the length limit]\n"),
            (code, output)
        );
        Assert.Contains("1 made, 0 reused", error);
    }

    [LlamaFact]
    public async Task TheServerDoesNotOutliveAParentThatWasKilled()
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // children are found through /proc
        }
        await File.WriteAllLinesAsync(folder["q.txt"], Enumerable.Range(0, 100_000).Select(i => $"question {i}"));
        using var run = PersonaProcess.Start(
            "ask",
            "--model",
            $"gguf:{LlamaFactAttribute.Model}",
            "--file",
            folder["q.txt"],
            "--store",
            folder["a.db"]
        );
        int child;
        while ((child = ChildOf(run.Id)) == 0)
        {
            Assert.False(run.HasExited);
            await Task.Delay(20);
        }
        while (!File.Exists(folder["a.db"]) || PersonaNotebooks.Models.Store.StoreFile.Stats(folder["a.db"]).Count == 0)
        {
            await Task.Delay(20);
        }
        run.Kill();
        await run.WaitForExitAsync();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Directory.Exists($"/proc/{child}") && State(child) != 'Z')
        {
            await Task.Delay(20, timeout.Token);
        }
    }

    [LlamaFact]
    public async Task WithoutNodeItSaysWhatToInstall()
    {
        using var process = new Process
        {
            StartInfo = new(
                Environment.ProcessPath!,
                [Path.Combine(AppContext.BaseDirectory, "persona.dll"), "ask", "hi"]
            )
            {
                RedirectStandardError = true,
                Environment = { ["PATH"] = folder.Path },
            },
        };
        foreach (var argument in new[] { "--model", $"gguf:{LlamaFactAttribute.Model}", "--store", folder["a.db"] })
        {
            process.StartInfo.ArgumentList.Add(argument);
        }
        process.Start();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("need Node.js 20 or newer", error);
        Assert.Contains("npm ci", error);
    }

    private static int ChildOf(int parent) =>
        Directory
            .GetDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .FirstOrDefault(id =>
                id != 0 && Stat(id) is [_, var owner, ..] && owner == parent.ToString(CultureInfo.InvariantCulture)
            );

    private static char State(int id) => Stat(id) is [var state, ..] ? state[0] : 'Z';

    // The fields after the command's name: state, parent, …
    private static string[] Stat(int id)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{id}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return []; // it has just gone
        }
    }
}
