using PersonaNotebooks.Host.Packages;
using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>
/// Runs a small cell and stops another in a session of its own, while the front end still gets ready: the compiler and the way
/// cells are stopped are slow the first time that they are used.
/// </summary>
public static class KernelWarmUp
{
    private const string Cell = """
        record WarmPoint(int X, string Name);
        var warm = new[] { 1, 2, 3 }.Select(x => new WarmPoint(x, $"{x}")).ToList();
        Console.Write("");
        warm
        """;

    /// <summary>Starts on a thread of its own.</summary>
    public static void Start() =>
        new Thread(() => RunAsync().GetAwaiter().GetResult())
        {
            IsBackground = true,
            Name = "kernel warm-up",
        }.UnsafeStart();

    private static async Task RunAsync()
    {
        using NotebookSession session = new(Directory.GetCurrentDirectory(), new(PackageRestorer.DefaultFolder));
        KernelOutput nowhere = new((_, _) => { }, new(), 1);
        await session.RunAsync(new("warm-up 1", Cell), nowhere, CancellationToken.None);
        await session.RunAsync(new("warm-up 2", "warm.Count"), nowhere, CancellationToken.None);
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(20));
        try
        {
            await session.RunAsync(new("warm-up 3", "while (true) { }"), nowhere, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // As it should be.
        }
    }
}
