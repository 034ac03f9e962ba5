using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Packages;
using PersonaNotebooks.Host.Running;

namespace PersonaNotebooks.Host.Tests.Support;

/// <summary>Runs notebooks as the command does, in this process.</summary>
public static class TestRun
{
    public static async Task<IReadOnlyList<NotebookResult>> RunAsync(
        IReadOnlyList<string> paths,
        IReadOnlyDictionary<string, string>? parameters = null,
        string? output = null,
        double timeout = 60,
        int jobs = 2,
        IRunProgress? progress = null,
        CancellationToken token = default
    )
    {
        RunOptions options = new(
            parameters ?? new Dictionary<string, string>(),
            output,
            TimeSpan.FromSeconds(timeout),
            jobs
        );
        using TemporaryFolder cache = new();
        PackageRestorer packages = new(cache.Path);
        return await new CollectionRunner(options, packages, progress ?? new SilentProgress()).RunAsync(paths, token);
    }

    /// <summary>Runs one notebook of these code cells and gives the cells as they were written.</summary>
    public static async Task<IReadOnlyList<JsonNode>> CellsAsync(params string[] cells)
    {
        using TemporaryFolder folder = new();
        var path = folder.Write("n.ipynb", NotebookText.Of(cells));
        var result = Assert.Single(await RunAsync([path]));
        Assert.Null(result.Failure);
        return Cells(path);
    }

    public static IReadOnlyList<JsonNode> Cells(string path) =>
        [.. JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray().Select(cell => cell!)];

    public static string Text(JsonNode? lines) => Notebooks.NotebookJson.JoinLines(lines);

    public sealed class SilentProgress : IRunProgress
    {
        public ConcurrentQueue<string> Notes { get; } = [];

        public Action<int> OnCell { get; init; } = _ => { };

        public ConcurrentQueue<string> Names { get; } = [];

        public void Started(string notebook, int cells) => Names.Enqueue(notebook);

        public void CellStarted(string notebook, int done, int cells) => OnCell(done);

        public void Note(string notebook, string message) => Notes.Enqueue(message);

        public void Finished(string notebook, NotebookResult result, TimeSpan time) { }
    }
}
