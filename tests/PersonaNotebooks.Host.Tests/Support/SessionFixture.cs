using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Tests.Support;

/// <summary>A session in its own folder; cells are numbered as they are run.</summary>
public sealed class SessionFixture : IDisposable
{
    private readonly IDisposable console = ConsoleRouter.Install();
    private int cells;

    /// <param name="folder">Where relative paths start; an empty temporary folder when null.</param>
    public SessionFixture(string? folder = null) => Session = new(folder ?? Folder.Path, new(Packages.Path));

    public TemporaryFolder Folder { get; } = new();

    public TemporaryFolder Packages { get; } = new();

    public NotebookSession Session { get; }

    public RecordedOutput Output { get; } = new();

    public Task<CellError?> RunAsync(string code, CancellationToken token = default, string? language = null) =>
        Session.RunAsync(new($"cell {++cells}", code, language), Output, token);

    public async Task<string?> ResultAsync(string code)
    {
        var error = await RunAsync(code);
        Assert.Null(error);
        return Output.Last("text/plain");
    }

    public void Dispose()
    {
        Session.Dispose();
        console.Dispose();
        Folder.Dispose();
        Packages.Dispose();
    }
}
