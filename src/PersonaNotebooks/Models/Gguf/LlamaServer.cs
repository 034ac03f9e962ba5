using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace PersonaNotebooks.Models.Gguf;

/// <summary>
/// The Node program in <c>src/llama-server</c>, started for one GGUF file and stopped with the lab. It listens on this machine
/// only, and ends by itself when the pipe to it closes, so it never outlives a process that was killed.
/// </summary>
internal sealed class LlamaServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5),
        Farewell = TimeSpan.FromSeconds(2);

    private readonly Process process;

    private LlamaServer(Process process, Uri url, string digest)
    {
        (this.process, Url, Digest) = (process, url, digest);
    }

    /// <summary>The server's base address, ending in <c>/v1</c>.</summary>
    public Uri Url { get; }

    /// <summary>The file's SHA-256.</summary>
    public string Digest { get; }

    /// <summary>Starts the server and waits until it has loaded the file.</summary>
    /// <exception cref="InputException">Node or the package is not installed, or the file cannot be loaded.</exception>
    public static async Task<LlamaServer> StartAsync(string path, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Home.Root, "src", "llama-server");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            throw new InputException(
                "gguf: models need Node.js 20 or newer (nodejs.org) and the packages of src/llama-server; run 'npm ci' in that folder once."
            );
        }
        var process = Start(folder, path);
        try
        {
            // Its warnings are of no use here, but a full pipe would stop it.
            process.BeginErrorReadLine();
            var line = await process
                .StandardOutput.ReadLineAsync(cancellationToken)
                .AsTask()
                .WaitAsync(Patience, cancellationToken)
                .ConfigureAwait(false);
            var ready = JsonSerializer.Deserialize<JsonElement>(line ?? "{}");
            return ready.TryGetProperty("url", out var url)
                ? new(process, new(url.GetString()!), ready.GetProperty("digest").GetString()!)
                : throw new InputException(
                    $"llama.cpp cannot load '{path}': {(ready.TryGetProperty("error", out var why) ? why.GetString() : "it ended without a word")}."
                );
        }
        catch (Exception e)
        {
            process.Kill();
            process.Dispose();
            throw e is JsonException or TimeoutException
                ? new InputException($"The llama.cpp server did not start for '{path}': {e.Message.TrimEnd('.')}.", e)
                : e;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Farewell).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            process.Kill();
        }
        process.Dispose();
    }

    private static Process Start(string folder, string path)
    {
        ProcessStartInfo start = new("node", [Path.Combine(folder, "server.mjs"), "--model", Path.GetFullPath(path)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InputException(
                "gguf: models need Node.js 20 or newer, and 'node' was not found; install it (nodejs.org), then run 'npm ci' in src/llama-server.",
                e
            );
        }
    }
}
